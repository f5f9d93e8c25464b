package io.nonrel.engine.session;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Store;
import io.nonrel.spi.Transaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/** A store whose process dies at the n-th call that changes something: that call and all later ones do nothing but fail. */
final class DyingStore {

    private static final Set<String> CHANGES = Set.of(
            "createCollection",
            "alterCollection",
            "dropCollection",
            "truncateCollection",
            "createIndex",
            "dropIndex",
            "write",
            "commit");

    private final Store store;
    private int left;
    private boolean dead;

    DyingStore(Store store, int left) {
        this.store = store;
        this.left = left;
    }

    Store store() {
        return proxy(Store.class, store);
    }

    boolean isDead() {
        return dead;
    }

    private <T> T proxy(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(target, method, arguments)));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        boolean reading = target == store && method.getName().equals("capabilities");
        if (CHANGES.contains(method.getName()) && left-- <= 0) {
            dead = true;
        }
        if (dead && !reading && !method.getName().equals("close")) {
            throw ErrorCode.CONNECTION_LOST.error("The process died");
        }
        try {
            Object result = method.invoke(target, arguments);
            return result instanceof Transaction transaction ? proxy(Transaction.class, transaction) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof NonrelException known ? known : e.getCause();
        }
    }
}
