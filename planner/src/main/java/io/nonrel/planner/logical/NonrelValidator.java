package io.nonrel.planner.logical;

import io.nonrel.planner.logical.catalogreader.CatalogReader;
import io.nonrel.planner.logical.type.NonrelTypeFactory;
import java.util.List;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.type.SqlTypeName;
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

    private final CatalogReader reader;
    private final ParameterTyping parameters;

    NonrelValidator(SqlOperatorTable functions, CatalogReader reader, ParameterTyping parameters) {
        super(functions, reader, NonrelTypeFactory.INSTANCE, CONFIG);
        this.reader = reader;
        this.parameters = parameters;
    }

    CatalogReader reader() {
        return reader;
    }

    ParameterTyping parameters() {
        return parameters;
    }

    @Override
    protected void inferUnknownTypes(RelDataType inferred, SqlValidatorScope scope, SqlNode node) {
        if (node instanceof SqlDynamicParam parameter) {
            setValidatedNodeType(node, parameters.use(parameter.getIndex(), inferred));
        } else {
            super.inferUnknownTypes(inferred, scope, node);
        }
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
        super.validateSequenceValue(scope, id);
        Prepare.PreparingTable sequence = reader.getTable(List.copyOf(id.names));
        if (sequence != null) {
            id.setNames(sequence.getQualifiedName(), null);
        }
    }
}
