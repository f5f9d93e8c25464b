package io.nonrel.planner.logical;

import static org.apache.calcite.util.Static.RESOURCE;

import io.nonrel.exec.AssignOperator;
import io.nonrel.exec.Cancellation;
import io.nonrel.exec.function.DayOperators;
import io.nonrel.planner.logical.catalogreader.CatalogReader;
import io.nonrel.planner.logical.mistake.Place;
import io.nonrel.planner.logical.mistake.VisibleNames;
import io.nonrel.planner.logical.type.NonrelTypeFactory;
import io.nonrel.planner.logical.type.TypeMapping;
import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SelectScope;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/** Validates one statement. For one thread and one use. */
final class NonrelValidator extends SqlValidatorImpl {

    private static final Config CONFIG = Config.DEFAULT
            .withConformance(NonrelConformance.INSTANCE)
            .withDefaultNullCollation(NullCollation.LOW)
            .withTypeCoercionFactory(NonrelCoercion::new)
            .withIdentifierExpansion(true);

    /** Calls that tell their operands' type without a look at them; long chains of these are common. */
    private static final Set<SqlKind> DERIVES_NO_TYPES = EnumSet.of(SqlKind.AND, SqlKind.OR, SqlKind.NOT);

    /** Calls whose operands may be of any type, and whose result depends on it. */
    private static final Set<SqlKind> FREE_OPERANDS = EnumSet.of(
            SqlKind.PLUS, SqlKind.MINUS, SqlKind.TIMES, SqlKind.DIVIDE, SqlKind.MOD, SqlKind.CAST, SqlKind.SAFE_CAST);

    private static final Set<SqlKind> MAY_COUNT_DAYS = EnumSet.of(SqlKind.PLUS, SqlKind.MINUS);

    private static final Set<SqlKind> HAVE_OTHER_SCOPES = otherScopes();

    private final CatalogReader reader;
    private final ParameterTyping parameters;

    /** Names after NEXT VALUE FOR, once they are validated. */
    private final Set<SqlIdentifier> sequences = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Parameters whose type the bound value decides. */
    private final Set<SqlNode> free = Collections.newSetFromMap(new IdentityHashMap<>());

    /** So that nested calls are not walked through twice at each level. */
    private final Set<SqlNode> inferredInside = Collections.newSetFromMap(new IdentityHashMap<>());

    private final IdentityHashMap<SqlSelect, Aggregation> aggregations = new IdentityHashMap<>();

    NonrelValidator(SqlOperatorTable functions, CatalogReader reader, ParameterTyping parameters) {
        super(functions, reader, NonrelTypeFactory.INSTANCE, CONFIG);
        this.reader = reader;
        this.parameters = parameters;
    }

    private static Set<SqlKind> otherScopes() {
        Set<SqlKind> kinds = EnumSet.copyOf(SqlKind.QUERY);
        kinds.addAll(List.of(SqlKind.WINDOW, SqlKind.AS, SqlKind.JOIN));
        return kinds;
    }

    @Override
    public SqlTypeMappingRule getTypeMappingRule() {
        return CastRule.INSTANCE;
    }

    CatalogReader reader() {
        return reader;
    }

    /** What may be named where, for messages. */
    VisibleNames names() {
        return new ScopeNames(scopes::values, getOperatorTable());
    }

    /**
     * USER alone is a column: it names one far more often than the function, which is CURRENT_USER or USER() too. The name of a
     * sequence is no column, for which Calcite would look it up.
     */
    @Override
    public @Nullable SqlCall makeNullaryCall(SqlIdentifier id) {
        if (sequences.contains(id)) {
            return SqlStdOperatorTable.ROW.createCall(id.getParserPosition());
        }
        return id.isSimple() && id.getSimple().equalsIgnoreCase("USER") ? null : super.makeNullaryCall(id);
    }

    @Override
    protected void inferUnknownTypes(RelDataType inferred, SqlValidatorScope scope, SqlNode node) {
        Cancellation.checkCurrent();
        if (node instanceof SqlDynamicParam parameter) {
            setValidatedNodeType(
                    node,
                    free.contains(node)
                            ? parameters.suggest(parameter.getIndex(), inferred)
                            : parameters.use(parameter.getIndex(), inferred));
        } else if (node instanceof SqlNodeList list && inferred.isStruct() && isListOfRows(list)) {
            // Calcite takes the list for one row.
            list.forEach(row -> inferRow(inferred, scope, (SqlCall) row));
        } else if (node.getKind() == SqlKind.IS_NULL || node.getKind() == SqlKind.IS_NOT_NULL) {
            // Calcite takes what is tested for a string.
            inferUnknownTypes(unknownType, scope, ((SqlCall) node).operand(0));
        } else {
            if (node.isA(FREE_OPERANDS)) {
                free.addAll(((SqlCall) node).getOperandList());
            }
            if (node instanceof SqlCall call && !call.isA(DERIVES_NO_TYPES) && !call.isA(HAVE_OTHER_SCOPES)) {
                call.getOperandList().forEach(operand -> inferInside(scope, operand));
            }
            inferBranches(inferred, scope, branches(node));
            super.inferUnknownTypes(inferred, scope, node);
        }
    }

    private static boolean isListOfRows(SqlNodeList list) {
        return !list.isEmpty() && list.stream().allMatch(n -> n != null && n.getKind() == SqlKind.ROW);
    }

    private void inferRow(RelDataType inferred, SqlValidatorScope scope, SqlCall row) {
        for (int i = 0; i < Math.min(row.operandCount(), inferred.getFieldCount()); i++) {
            inferUnknownTypes(inferred.getFieldList().get(i).getType(), scope, row.operand(i));
        }
    }

    /** Operands that have one type: of a CASE and what is short for one. */
    private static List<SqlNode> branches(SqlNode node) {
        if (node instanceof SqlCase choice) {
            List<SqlNode> branches = new ArrayList<>(choice.getThenOperands().getList());
            if (choice.getElseOperand() != null) {
                branches.add(choice.getElseOperand());
            }
            return branches;
        }
        return node.getKind() == SqlKind.COALESCE || node.getKind() == SqlKind.NULLIF
                ? ((SqlCall) node).getOperandList()
                : List.of();
    }

    /** A parameter that is a branch has the type of the other branches, where the use of the whole tells none. */
    private void inferBranches(RelDataType inferred, SqlValidatorScope scope, List<SqlNode> branches) {
        List<SqlNode> open =
                branches.stream().filter(SqlDynamicParam.class::isInstance).toList();
        if (open.isEmpty()) {
            return;
        }
        RelDataType type = inferred;
        if (!ParameterTyping.isKnown(type)) {
            List<RelDataType> known = new ArrayList<>();
            for (SqlNode branch : branches) {
                if (!open.contains(branch) && !SqlUtil.isNullLiteral(branch, false)) {
                    known.add(deriveType(scope, branch));
                }
            }
            RelDataType common = known.isEmpty() ? null : typeFactory.leastRestrictive(known);
            type = common == null ? unknownType : common;
        }
        free.addAll(open);
        for (SqlNode parameter : open) {
            inferUnknownTypes(type, scope, parameter);
        }
    }

    /** To type a parameter, Calcite may ask for the types of its neighbours before it has looked at parameters inside of them. */
    private void inferInside(SqlValidatorScope scope, @Nullable SqlNode operand) {
        if (operand instanceof SqlNodeList list) {
            list.forEach(item -> inferInside(scope, item));
        } else if (operand instanceof SqlCall
                && !operand.isA(HAVE_OTHER_SCOPES)
                && ParameterCount.of(operand) > 0
                && inferredInside.add(operand)) {
            inferUnknownTypes(unknownType, scope, operand);
        }
    }

    /** Whether a query aggregates: Calcite looks through the whole list of columns for each of them. */
    @Override
    public boolean isAggregate(SqlSelect select) {
        SelectScope scope = getRawSelectScope(select);
        List<SqlNode> expanded = scope == null ? null : scope.getExpandedSelectList();
        List<SqlNode> columns = expanded == null ? select.getSelectList() : expanded;
        Aggregation known = aggregations.get(select);
        if (known == null || known.columns != columns) {
            known = new Aggregation(columns, super.isAggregate(select));
            aggregations.put(select, known);
        }
        return known.aggregates;
    }

    /** The answer for a list of columns. */
    private record Aggregation(List<SqlNode> columns, boolean aggregates) {}

    /** One type for a parameter wherever it stands: rewriting NVL2, for example, doubles it. */
    @Override
    public RelDataType getValidatedNodeType(SqlNode node) {
        Cancellation.checkCurrent();
        RelDataType type =
                node instanceof SqlDynamicParam parameter ? parameters.typeIfKnown(parameter.getIndex()) : null;
        return type == null ? super.getValidatedNodeType(node) : type;
    }

    @Override
    public RelDataType deriveType(SqlValidatorScope scope, SqlNode expr) {
        Cancellation.checkCurrent();
        // Once is enough: a sum of many terms is asked for its type at each level.
        if (expr instanceof SqlBasicCall call
                && call.operandCount() == 2
                && call.isA(MAY_COUNT_DAYS)
                && getValidatedNodeTypeIfKnown(call) == null) {
            countDays(scope, call);
        }
        RelDataType type = derive(scope, expr);
        if (expr instanceof SqlCall call && call.getOperator() instanceof AssignOperator assign) {
            checkAssignable(super.deriveType(scope, call.operand(0)), assign, call);
        }
        return type;
    }

    private void countDays(SqlValidatorScope scope, SqlBasicCall call) {
        SqlOperator days =
                DayOperators.of(call.getKind(), deriveType(scope, call.operand(0)), deriveType(scope, call.operand(1)));
        if (days != null) {
            call.setOperator(days);
        }
    }

    /** Calcite relies on operands that fit where it can't tell what doesn't. */
    private RelDataType derive(SqlValidatorScope scope, SqlNode expr) {
        try {
            return super.deriveType(scope, expr);
        } catch (IllegalArgumentException e) {
            SqlParserPos place = expr.getParserPosition();
            throw new CalciteContextException(
                    String.valueOf(e.getMessage()),
                    e,
                    place.getLineNum(),
                    place.getColumnNum(),
                    place.getEndLineNum(),
                    place.getEndColumnNum());
        } catch (AssertionError
                | UnsupportedOperationException
                | IndexOutOfBoundsException
                | ClassCastException
                | NullPointerException e) {
            if (!(expr instanceof SqlCall call)) {
                throw e;
            }
            throw ErrorCode.INVALID_STATEMENT.error(
                    e,
                    "%s can't be used like this: check the number, the kinds and the types of its operands%s",
                    call.getOperator().getName(),
                    Place.at(call));
        }
    }

    private void checkAssignable(RelDataType from, AssignOperator assign, SqlCall call) {
        // A parameter that is not typed yet will have the column's type.
        if (from.getSqlTypeName() != SqlTypeName.UNKNOWN
                && !Assignments.isAssignable(TypeMapping.toColumn(from), assign.target())) {
            throw ErrorCode.TYPE_MISMATCH.error(
                    "%s is %s, which can't be stored in a column of type %s%s",
                    call.operand(0), TypeMapping.toColumn(from), assign.target(), Place.at(call));
        }
    }

    @Override
    protected @Nullable SqlNode performUnconditionalRewrites(@Nullable SqlNode node, boolean underFrom) {
        if (node != null) {
            FilteredWindows.rewrite(node);
        }
        return super.performUnconditionalRewrites(node, underFrom);
    }

    @Override
    protected void validateValues(SqlCall node, RelDataType targetRowType, SqlValidatorScope scope) {
        super.validateValues(node, targetRowType, scope);
        RowsWithoutGroups.require(List.of(node), "VALUES");
    }

    @Override
    protected void validateSelect(SqlSelect select, RelDataType targetRowType) {
        super.validateSelect(select, targetRowType);
        typeRowCount(select.getOffset());
        typeRowCount(select.getFetch());
    }

    /** Calcite gives INTEGER, but any number of rows may be asked for. */
    private void typeRowCount(@Nullable SqlNode count) {
        if (count instanceof SqlDynamicParam parameter) {
            setValidatedNodeType(
                    count, parameters.rowCount(parameter.getIndex(), typeFactory.createSqlType(SqlTypeName.BIGINT)));
        }
    }

    /** Also gives the sequence its full name, which conversion keeps. */
    @Override
    public void validateSequenceValue(SqlValidatorScope scope, SqlIdentifier id) {
        Prepare.PreparingTable found = reader.getTable(List.copyOf(id.names));
        if (found == null) {
            throw newValidationError(id, RESOURCE.tableNameNotFound(id.toString()));
        }
        Table table = found.unwrap(Table.class);
        if (table == null || table.getJdbcTableType() != Schema.TableType.SEQUENCE) {
            throw newValidationError(id, RESOURCE.notASequence(id.toString()));
        }
        id.setNames(found.getQualifiedName(), null);
        sequences.add(id);
    }
}
