package io.nonrel.planner.logical;

import io.nonrel.planner.ParameterDescriptor;
import io.nonrel.planner.logical.type.NonrelTypeFactory;
import io.nonrel.planner.logical.type.TypeMapping;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** What one validation finds out about the parameters of a statement. */
final class ParameterTyping {

    private final List<Use> uses = new ArrayList<>();

    /** How a parameter is used; {@code open} while its use does not tell the type. */
    private record Use(@Nullable RelDataType type, boolean open) {
        static final Use NONE = new Use(null, true);
    }

    /** Notes a use and gives the type that the parameter has from now on. */
    RelDataType use(int index, RelDataType inferred) {
        Use before = at(index);
        Use now = before;
        if (isKnown(inferred)) {
            now = new Use(widened(inferred), false);
        } else if (before.type() == null) {
            now = new Use(NonrelTypeFactory.INSTANCE.createSqlType(SqlTypeName.VARCHAR), true);
        }
        uses.set(index, now);
        return NonrelTypeFactory.INSTANCE.createTypeWithNullability(typeOf(now), true);
    }

    /** Notes a parameter of LIMIT, OFFSET or FETCH. */
    RelDataType rowCount(int index, RelDataType type) {
        at(index);
        uses.set(index, new Use(type, false));
        return type;
    }

    /** Notes a parameter whose type is given. */
    void fix(int index, RelDataType type, boolean open) {
        at(index);
        uses.set(index, new Use(type, open));
    }

    /** Type of a parameter. */
    RelDataType type(int index) {
        return typeOf(at(index));
    }

    /** Whether the use of a parameter does not tell its type. */
    boolean isOpen(int index) {
        return at(index).open();
    }

    List<ParameterDescriptor> descriptors() {
        List<ParameterDescriptor> descriptors = new ArrayList<>();
        for (Use use : uses) {
            descriptors.add(new ParameterDescriptor(TypeMapping.toColumn(typeOf(use)), use.open()));
        }
        return descriptors;
    }

    private Use at(int index) {
        while (uses.size() <= index) {
            uses.add(Use.NONE);
        }
        return uses.get(index);
    }

    private static RelDataType typeOf(Use use) {
        return use.type() == null ? NonrelTypeFactory.INSTANCE.createSqlType(SqlTypeName.VARCHAR) : use.type();
    }

    private static boolean isKnown(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case UNKNOWN, ANY, NULL -> false;
            default -> true;
        };
    }

    /** A value may be longer than what it is compared with, and then must not be cut. */
    private static RelDataType widened(RelDataType type) {
        if (SqlTypeUtil.inCharFamily(type)) {
            return NonrelTypeFactory.INSTANCE.createSqlType(SqlTypeName.VARCHAR);
        }
        return type.getSqlTypeName() == SqlTypeName.VARBINARY
                ? NonrelTypeFactory.INSTANCE.createSqlType(SqlTypeName.VARBINARY)
                : type;
    }
}
