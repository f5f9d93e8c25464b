package io.nonrel.jdbc;

import io.nonrel.jdbc.url.ConnectionUrl;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.ParameterDescriptor;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection on a {@link FakeSession}. */
final class Fixture {

    final FakeSession session = new FakeSession();
    final SessionConnection connection;

    Fixture() {
        connection = new SessionConnection(
                session, ConnectionUrl.parse("jdbc:nonrel:embedded:mem:test?user=ann&password=hush", null));
    }

    /** A query that gives one column's values. */
    FakeSession.Answer column(String sql, ColumnType type, @Nullable Object... values) {
        FakeSession.Answer answer = session.answer(sql);
        answer.columns = List.of(ColumnDescriptor.computed("C", type, true));
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Object value : values) {
            rows.add(new @Nullable Object[] {value});
        }
        answer.rows = rows;
        return answer;
    }

    FakeSession.Answer column(String sql, TypeName type, @Nullable Object... values) {
        return column(sql, ColumnType.of(type), values);
    }

    static List<ParameterDescriptor> parameters(TypeName... types) {
        List<ParameterDescriptor> parameters = new ArrayList<>();
        for (TypeName type : types) {
            parameters.add(new ParameterDescriptor(ColumnType.of(type), false));
        }
        return parameters;
    }
}
