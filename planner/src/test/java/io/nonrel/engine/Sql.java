package io.nonrel.engine;

import io.nonrel.exec.Cancellation;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** A session for tests, with statements and rows as text. */
public final class Sql implements AutoCloseable {

    private static final AtomicLong NAMES = new AtomicLong();

    private final Session session;

    private Sql(Session session) {
        this.session = session;
    }

    /** A database of its own in memory. */
    public static Sql open() {
        return connect("embedded:mem:engine" + NAMES.incrementAndGet());
    }

    public static Sql connect(String locator) {
        return connect(locator, Settings.NONE);
    }

    public static Sql connect(String locator, Settings settings) {
        return of(Databases.connect(locator, settings));
    }

    public static Sql of(Session session) {
        return new Sql(session);
    }

    /** Another session on the same database. */
    public Sql another() {
        return of(session.database().openSession(session.settings()));
    }

    public Session session() {
        return session;
    }

    /** Runs statements that give no rows. */
    public Sql run(String... statements) {
        for (String statement : statements) {
            update(statement);
        }
        return this;
    }

    /** The number of changed rows. */
    public long update(String sql, @Nullable Object... parameters) {
        try (Result result = execute(sql, parameters)) {
            return result.updateCount();
        }
    }

    public Result execute(String sql, @Nullable Object... parameters) {
        return session.prepare(sql).execute(parameters, ExecuteOptions.defaults());
    }

    /** The result with the generated keys that are asked for. */
    public Result executeForKeys(String sql, ExecuteOptions.GeneratedKeys keys, @Nullable Object... parameters) {
        return session.prepare(sql).execute(parameters, new ExecuteOptions(0, 0, keys, new Cancellation(0)));
    }

    /** The rows, each as text. */
    public List<String> rows(String sql, @Nullable Object... parameters) {
        try (Result result = execute(sql, parameters)) {
            return texts(result.rows());
        }
    }

    public static List<String> texts(RowCursor cursor) {
        List<String> rows = new ArrayList<>();
        for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
            rows.add(text(row));
        }
        return rows;
    }

    public static String text(@Nullable Object[] row) {
        String text = Arrays.deepToString(row);
        return text.substring(1, text.length() - 1);
    }

    /** The notices of a statement after its last row. */
    public List<Notice> notices(String sql, @Nullable Object... parameters) {
        try (Result result = execute(sql, parameters)) {
            texts(result.rows());
            return result.notices();
        }
    }

    /** The error that a statement must end with. */
    public NonrelException fails(ErrorCode code, String sql, @Nullable Object... parameters) {
        NonrelException error = Assertions.catchThrowableOfType(NonrelException.class, () -> {
            try (Result result = execute(sql, parameters)) {
                texts(result.rows());
            }
        });
        Assertions.assertThat(error).as(sql).isNotNull();
        Assertions.assertThat(error.code())
                .as("%s: %s", sql, error.getMessage())
                .isEqualTo(code);
        return error;
    }

    @Override
    public void close() {
        session.close();
    }
}
