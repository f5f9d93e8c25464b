package io.nonrel.engine.write;

import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.engine.constraint.UniqueRule;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.planner.parser.SqlText;
import io.nonrel.planner.statement.ConflictClause;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Which constraints and unique indexes an ON CONFLICT is about. By its columns it means what is unique of all rows; without such
 * a thing it means the index that is unique but for case, and the partial ones whose condition its WHERE contains.
 */
final class ConflictTarget {

    private final Table table;
    private final Map<String, List<String>> plain = new LinkedHashMap<>();
    private final Map<String, UniqueRule> others = new LinkedHashMap<>();

    /** @param rules of the table's indexes that are kept by markers */
    ConflictTarget(Table table, List<UniqueRule> rules) {
        this.table = table;
        if (table.primaryKey() != null) {
            plain.put(table.primaryKey().name(), table.primaryKey().columns());
        }
        table.uniques().forEach(u -> plain.put(u.name(), u.columns()));
        for (IndexDefinition index : table.indexes()) {
            if (table.isUnique(index)) {
                plain.putIfAbsent(
                        index.name(),
                        columns(index.fields().stream()
                                .map(IndexDefinition.Field::name)
                                .toList()));
            }
        }
        for (UniqueRule rule : rules) {
            if (rule.index().isPlain()) {
                plain.putIfAbsent(rule.index().name(), columns(rule.index().fields()));
            } else {
                others.put(rule.index().name(), rule);
            }
        }
    }

    private List<String> columns(List<String> fields) {
        return fields.stream()
                .map(f -> table.columns().stream()
                        .filter(c -> c.field().equals(f))
                        .map(Column::name)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** Those that a clause is about. */
    List<Arbiter> arbiters(ConflictClause clause) {
        SqlIdentifier constraint = clause.constraint();
        if (constraint != null) {
            return List.of(named(constraint.names.get(constraint.names.size() - 1)));
        }
        if (clause.columns().isEmpty()) {
            List<Arbiter> all = new ArrayList<>();
            plain.keySet().forEach(name -> all.add(arbiter(name)));
            others.keySet().forEach(name -> all.add(arbiter(name)));
            return all;
        }
        return over(
                new TargetColumns(table)
                        .positions(clause.columns()).stream()
                                .map(p -> table.columns().get(p).name())
                                .toList(),
                clause.columnsCondition());
    }

    private Arbiter named(String name) {
        Set<String> names = new LinkedHashSet<>(plain.keySet());
        names.addAll(others.keySet());
        return CatalogNames.find(names, name, ErrorCode.AMBIGUOUS_NAME)
                .map(this::arbiter)
                .orElseThrow(() -> ErrorCode.UNDEFINED_OBJECT.error(
                        "There is no unique constraint %s on %s.%s; it has %s",
                        name, table.schema(), table.name(), names));
    }

    private Arbiter arbiter(String name) {
        UniqueRule rule = others.get(name);
        return rule == null
                ? new ColumnArbiter(name, table, plain.getOrDefault(name, List.of()))
                : new MarkerArbiter(rule);
    }

    private List<Arbiter> over(List<String> wanted, @Nullable SqlNode where) {
        for (Map.Entry<String, List<String>> unique : plain.entrySet()) {
            if (isSame(unique.getValue(), wanted)) {
                return List.of(arbiter(unique.getKey()));
            }
        }
        Set<String> given = where == null ? Set.of() : conjuncts(where);
        List<Arbiter> found = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        others.forEach((name, rule) -> {
            if (isSame(columns(rule.index().fields()), wanted)) {
                String condition = rule.index().condition();
                if (condition == null || given.containsAll(conjuncts(SqlParsing.parseExpression(condition)))) {
                    found.add(arbiter(name));
                } else {
                    conditions.add(condition);
                }
            }
        });
        if (found.isEmpty()) {
            throw ErrorCode.UNDEFINED_OBJECT.error(
                    "ON CONFLICT (%s)%s: no unique constraint of %s.%s has these columns%s",
                    String.join(", ", wanted),
                    where == null ? "" : " WHERE " + SqlText.of(where),
                    table.schema(),
                    table.name(),
                    conditions.isEmpty()
                            ? ""
                            : " for all rows; an index of some rows is meant by WHERE "
                                    + String.join(" or WHERE ", conditions));
        }
        return found;
    }

    private static boolean isSame(List<String> columns, List<String> wanted) {
        return columns.size() == wanted.size() && new HashSet<>(columns).containsAll(wanted);
    }

    /** What a condition asks, as text that differs in nothing but meaning. */
    private Set<String> conjuncts(SqlNode condition) {
        Set<String> texts = new HashSet<>();
        if (condition.getKind() == SqlKind.AND && condition instanceof SqlCall call) {
            call.getOperandList().forEach(o -> texts.addAll(conjuncts(o)));
        } else {
            SqlNode plainNames = condition.accept(new SqlShuttle() {
                @Override
                public SqlNode visit(SqlIdentifier id) {
                    String last = id.names.get(id.names.size() - 1);
                    return table.columns().stream()
                            .map(Column::name)
                            .filter(c -> c.equals(last) || c.equalsIgnoreCase(last))
                            .min((a, b) -> Boolean.compare(b.equals(last), a.equals(last)))
                            .<SqlNode>map(c -> new SqlIdentifier(c, id.getParserPosition()))
                            .orElse(id);
                }
            });
            texts.add(SqlText.of(plainNames == null ? condition : plainNames));
        }
        return texts;
    }
}
