package io.nonrel.jdbc.metadata;

import io.nonrel.exec.function.FunctionListing;
import io.nonrel.jdbc.value.JdbcType;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.TypeName;
import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code getFunctions} and {@code getFunctionColumns}: the functions of SQL, which are in no schema. */
public final class FunctionsQuery {

    private static final List<ColumnDescriptor> FUNCTIONS = new Shape()
            .text("FUNCTION_CAT", "FUNCTION_SCHEM", "FUNCTION_NAME", "REMARKS")
            .smallInt("FUNCTION_TYPE")
            .text("SPECIFIC_NAME")
            .build();

    private static final List<ColumnDescriptor> COLUMNS = new Shape()
            .text("FUNCTION_CAT", "FUNCTION_SCHEM", "FUNCTION_NAME", "COLUMN_NAME")
            .smallInt("COLUMN_TYPE")
            .integer("DATA_TYPE")
            .text("TYPE_NAME")
            .integer("PRECISION", "LENGTH")
            .smallInt("SCALE", "RADIX", "NULLABLE")
            .text("REMARKS")
            .integer("CHAR_OCTET_LENGTH", "ORDINAL_POSITION")
            .text("IS_NULLABLE", "SPECIFIC_NAME")
            .build();

    private FunctionsQuery() {}

    /** The functions whose names fit. */
    public static MetadataRows functions(
            CatalogView view, @Nullable String catalog, @Nullable String schemaPattern, @Nullable String pattern) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (FunctionListing function : fitting(view, catalog, schemaPattern, pattern)) {
            rows.add(new @Nullable Object[] {
                view.name(),
                null,
                function.name(),
                function.remarks(),
                (long) DatabaseMetaData.functionNoTable,
                function.name()
            });
        }
        return new MetadataRows(FUNCTIONS, rows);
    }

    /** The results and parameters of the functions whose names fit. */
    public static MetadataRows columns(
            CatalogView view,
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String pattern,
            @Nullable String columnPattern) {
        NamePattern wanted = NamePattern.like(columnPattern);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (FunctionListing function : fitting(view, catalog, schemaPattern, pattern)) {
            if (wanted.matches("")) {
                rows.add(column(view, function, "", TypeName.OTHER, 0));
            }
            List<FunctionListing.Parameter> parameters = function.parameters();
            for (int i = 0; i < parameters.size(); i++) {
                FunctionListing.Parameter parameter = parameters.get(i);
                if (wanted.matches(parameter.name())) {
                    rows.add(column(view, function, parameter.name(), parameter.type(), i + 1));
                }
            }
        }
        return new MetadataRows(COLUMNS, rows);
    }

    private static List<FunctionListing> fitting(
            CatalogView view, @Nullable String catalog, @Nullable String schemaPattern, @Nullable String pattern) {
        boolean anySchema = schemaPattern == null || schemaPattern.isEmpty() || schemaPattern.equals("%");
        if (!view.isMeant(catalog) || !anySchema) {
            return List.of();
        }
        NamePattern wanted = NamePattern.like(pattern);
        return FunctionListing.all().stream()
                .filter(function -> wanted.matches(function.name()))
                .toList();
    }

    private static @Nullable Object[] column(
            CatalogView view, FunctionListing function, String name, TypeName typeName, long position) {
        JdbcType type = typeName == TypeName.OTHER ? null : JdbcType.of(typeName);
        return new @Nullable Object[] {
            view.name(),
            null,
            function.name(),
            name,
            (long) (position == 0 ? DatabaseMetaData.functionReturn : DatabaseMetaData.functionColumnIn),
            (long) (type == null ? Types.OTHER : type.code()),
            type == null ? "ANY" : typeName.sqlName(),
            type == null ? null : (long) type.maxPrecision(),
            null,
            null,
            type != null && type.isNumeric() ? 10L : null,
            (long) DatabaseMetaData.functionNullable,
            position == 0 ? function.remarks() : null,
            null,
            position,
            "YES",
            function.name()
        };
    }
}
