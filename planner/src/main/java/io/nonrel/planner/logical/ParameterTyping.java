package io.nonrel.planner.logical;

import io.nonrel.planner.ParameterDescriptor;
import io.nonrel.planner.logical.type.NonrelTypeFactory;
import io.nonrel.planner.logical.type.NonrelTypeSystem;
import io.nonrel.planner.logical.type.TypeMapping;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** What one validation finds out about the parameters of a statement. */
final class ParameterTyping {

    /** Stands for a type not known; its length tells it from a column's type. */
    private static final RelDataType GUESS =
            nullable(NonrelTypeFactory.INSTANCE.createSqlType(SqlTypeName.VARCHAR, 1_000_000_007));

    private static final RelDataType ANY = nullable(NonrelTypeFactory.INSTANCE.createSqlType(SqlTypeName.ANY));

    private final List<Use> uses = new ArrayList<>();

    /** How a parameter is used; {@code open} while its use does not tell the type. */
    private record Use(RelDataType type, boolean open, boolean rowCount) {
        static final Use NONE = new Use(GUESS, true, false);
    }

    /** Notes a use and gives the type that the parameter has from now on. */
    RelDataType use(int index, RelDataType inferred) {
        if (at(index).open() && isKnown(inferred)) {
            uses.set(index, new Use(nullable(inferred), false, false));
        }
        return nullable(at(index).type());
    }

    /** Notes a use where a value of another type makes another expression: the bound value decides, this is a guess. */
    RelDataType suggest(int index, RelDataType inferred) {
        if (!isKnown(at(index).type()) && isKnown(inferred)) {
            uses.set(index, new Use(nullable(widened(inferred)), true, false));
        }
        return nullable(at(index).type());
    }

    /** Notes a parameter of LIMIT, OFFSET or FETCH. */
    RelDataType rowCount(int index, RelDataType type) {
        at(index);
        uses.set(index, new Use(type, false, true));
        return type;
    }

    /** Notes a parameter whose bound value gives the type; that of NULL is any. */
    void fix(int index, RelDataType type) {
        if (!at(index).rowCount()) {
            uses.set(index, new Use(type.getSqlTypeName() == SqlTypeName.NULL ? ANY : type, true, false));
        }
    }

    /** Type of a parameter; null when no use was noted. */
    @Nullable
    RelDataType typeIfKnown(int index) {
        return index < uses.size() ? uses.get(index).type() : null;
    }

    /** Type of a parameter as the value has to be. */
    ParameterDescriptor descriptor(int index) {
        Use use = at(index);
        return new ParameterDescriptor(TypeMapping.toColumn(widened(use.type())), use.open());
    }

    List<ParameterDescriptor> descriptors(int count) {
        List<ParameterDescriptor> descriptors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            descriptors.add(descriptor(i));
        }
        return descriptors;
    }

    private Use at(int index) {
        while (uses.size() <= index) {
            uses.add(Use.NONE);
        }
        return uses.get(index);
    }

    private static RelDataType nullable(RelDataType type) {
        return NonrelTypeFactory.INSTANCE.createTypeWithNullability(type, true);
    }

    /** Whether a type says something about the parameter. */
    static boolean isKnown(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case UNKNOWN, ANY, NULL -> false;
            default -> type.getPrecision() != GUESS.getPrecision();
        };
    }

    /** A value may be longer or finer than what it is compared with, and then must not be cut. */
    private static RelDataType widened(RelDataType type) {
        NonrelTypeFactory factory = NonrelTypeFactory.INSTANCE;
        return switch (type.getSqlTypeName()) {
            case CHAR, VARCHAR -> factory.createSqlType(SqlTypeName.VARCHAR);
            case BINARY, VARBINARY -> factory.createSqlType(SqlTypeName.VARBINARY);
            case TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                factory.createSqlType(type.getSqlTypeName(), NonrelTypeSystem.MAX_FRACTION);
            default -> type;
        };
    }
}
