package io.nonrel.planner.nativelanguage;

import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.logical.type.TypeMapping;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NativeLanguage;
import io.nonrel.spi.NativeStatement;
import io.nonrel.spi.Store;
import io.nonrel.spi.ValueType;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlTableFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/**
 * {@code NONREL.NATIVE(text, values …)}: a table whose columns the store tells, so the text is a literal. A statement is
 * described each time that it is planned. Immutable and thread-safe.
 */
public final class NativeFunction extends SqlFunction implements SqlTableFunction {

    private static final String SCHEMA = "NONREL";
    private static final String NAME = "NATIVE";

    /** Digits of a decimal number that a store tells no more of; values keep all of theirs. */
    private static final ColumnType DECIMAL = new ColumnType(TypeName.DECIMAL, 38, 10);

    private final transient Store store;

    NativeFunction(Store store) {
        super(
                new SqlIdentifier(List.of(SCHEMA, NAME), SqlParserPos.ZERO),
                ReturnTypes.CURSOR,
                null,
                OperandTypes.variadic(SqlOperandCountRanges.from(1)),
                null,
                SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION);
        this.store = store;
    }

    static boolean isCalled(SqlIdentifier name) {
        return name.names.size() == 2
                && name.names.get(0).equalsIgnoreCase(SCHEMA)
                && name.names.get(1).equalsIgnoreCase(NAME);
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }

    @Override
    public SqlReturnTypeInference getRowTypeInference() {
        return this::rowType;
    }

    private RelDataType rowType(SqlOperatorBinding call) {
        String text = call.isOperandLiteral(0, false) ? call.getOperandLiteralValue(0, String.class) : null;
        if (text == null) {
            throw ErrorCode.INVALID_STATEMENT.error(
                    "The first argument of NONREL.NATIVE is the statement as a text literal; values follow as further"
                            + " arguments");
        }
        NativeLanguage language = language(store);
        NativeStatement statement = language.read(text);
        if (statement.values() != call.getOperandCount() - 1) {
            throw ErrorCode.WRONG_PARAMETER_COUNT.error(
                    "The native statement has places for %d values, and NONREL.NATIVE was given %d",
                    statement.values(), call.getOperandCount() - 1);
        }
        RelDataTypeFactory.Builder row = call.getTypeFactory().builder();
        for (FieldDefinition field : language.describe(statement)) {
            row.add(field.name(), TypeMapping.toRel(type(field.type()), field.nullable(), call.getTypeFactory()));
        }
        return row.build();
    }

    /** The language of a store that has one. */
    public static NativeLanguage language(Store store) {
        return store.nativeLanguage()
                .orElseThrow(() ->
                        ErrorCode.UNSUPPORTED.error("NONREL.NATIVE: %s has no language but SQL here", store.product()));
    }

    /** The columns of rows as the store describes them. */
    public static List<FieldDefinition> columns(RelDataType row) {
        return row.getFieldList().stream()
                .map(f -> new FieldDefinition(
                        f.getName(),
                        Objects.requireNonNull(TypeMapping.toValue(f.getType())),
                        f.getType().isNullable()))
                .toList();
    }

    private static ColumnType type(ValueType type) {
        return switch (type) {
            case BOOLEAN -> ColumnType.of(TypeName.BOOLEAN);
            case INTEGER -> ColumnType.of(TypeName.BIGINT);
            case DECIMAL -> DECIMAL;
            case DOUBLE -> ColumnType.of(TypeName.DOUBLE);
            case STRING, LIST -> ColumnType.of(TypeName.VARCHAR);
            case BINARY -> ColumnType.of(TypeName.VARBINARY);
            case DATE -> ColumnType.of(TypeName.DATE);
            case TIME -> ColumnType.of(TypeName.TIME, 9);
            case TIMESTAMP -> ColumnType.of(TypeName.TIMESTAMP, 9);
            case INSTANT -> ColumnType.of(TypeName.TIMESTAMP_WITH_TIME_ZONE, 9);
            case UUID -> ColumnType.of(TypeName.UUID);
        };
    }
}
