package io.nonrel.exec.expression;

import io.nonrel.exec.Environment;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/** What Calcite's generated code may ask for: the row of operands and the session. */
final class GeneratedContext implements DataContext {

    private static final JavaTypeFactory TYPES = new JavaTypeFactoryImpl();

    private final @Nullable Object[] row;
    private final Environment environment;

    GeneratedContext(@Nullable Object[] row, Environment environment) {
        this.row = row;
        this.environment = environment;
    }

    @Override
    public @Nullable Object get(String name) {
        if (name.equals("inputRecord")) {
            return row;
        }
        long now = environment.now().toEpochMilli();
        long offset = environment.zone().getRules().getOffset(environment.now()).getTotalSeconds() * 1000L;
        return switch (name) {
            case "utcTimestamp", "currentTimestamp" -> now;
            case "localTimestamp" -> now + offset;
            case "timeZone" -> TimeZone.getTimeZone(environment.zone());
            case "locale" -> Locale.ROOT;
            case "user", "systemUser" -> environment.user();
            default -> null;
        };
    }

    @Override
    public @Nullable SchemaPlus getRootSchema() {
        return null;
    }

    @Override
    public JavaTypeFactory getTypeFactory() {
        return TYPES;
    }

    @Override
    public QueryProvider getQueryProvider() {
        throw new AssertionError("A scalar function asked for tables");
    }
}
