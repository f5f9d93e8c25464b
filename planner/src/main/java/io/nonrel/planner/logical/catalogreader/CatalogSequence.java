package io.nonrel.planner.logical.catalogreader;

import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.logical.type.NonrelTypeFactory;
import io.nonrel.spi.ErrorCode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.schema.Schema;

/** A sequence: a name for NEXT VALUE FOR, but nothing to select from. */
final class CatalogSequence extends CatalogRelation {

    private final Sequence sequence;

    CatalogSequence(Sequence sequence) {
        super(sequence, Schema.TableType.SEQUENCE);
        this.sequence = sequence;
    }

    @Override
    public RelDataType getRowType() {
        return NonrelTypeFactory.INSTANCE.builder().build();
    }

    @Override
    public RelNode toRel(ToRelContext context) {
        throw ErrorCode.WRONG_OBJECT_TYPE.error(
                "%s.%s is a sequence, not a table: use NEXT VALUE FOR %2$s", sequence.schema(), sequence.name());
    }
}
