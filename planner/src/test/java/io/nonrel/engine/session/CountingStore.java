package io.nonrel.engine.session;

import io.nonrel.spi.Adapter;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;
import io.nonrel.spi.Transaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/** An adapter of embedded databases that notes each call that reads or writes documents. */
final class CountingStore implements Adapter {

    private static final Set<String> COUNTED = Set.of("scan", "lookup", "documents", "aggregate", "write");

    private final Adapter embedded =
            ServiceLoader.load(Adapter.class).findFirst().orElseThrow();
    private final List<String> calls = new ArrayList<>();

    @Override
    public String scheme() {
        return "embedded";
    }

    @Override
    public Store open(String locator, Settings settings) {
        return proxy(Store.class, embedded.open(locator, settings));
    }

    /** The calls since the last look. */
    List<String> calls() {
        List<String> made = List.copyOf(calls);
        calls.clear();
        return made;
    }

    private <T> T proxy(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(target, method, arguments)));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        if (COUNTED.contains(method.getName())) {
            boolean sized = method.getName().equals("write");
            calls.add(sized ? "write " + ((List<?>) arguments[0]).size() : method.getName());
        }
        try {
            Object result = method.invoke(target, arguments);
            return result instanceof Transaction transaction ? proxy(Transaction.class, transaction) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
