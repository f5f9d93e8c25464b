package io.nonrel.jdbc.metadata;

import io.nonrel.planner.ColumnDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code getClientInfoProperties}. */
public final class ClientPropertiesQuery {

    private static final List<ColumnDescriptor> PROPERTIES = new Shape()
            .text("NAME")
            .integer("MAX_LEN")
            .text("DEFAULT_VALUE", "DESCRIPTION")
            .build();

    private ClientPropertiesQuery() {}

    /** The properties by name. */
    public static MetadataRows properties(Map<String, String> descriptions) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        descriptions.forEach((name, description) ->
                rows.add(new @Nullable Object[] {name, (long) Integer.MAX_VALUE, null, description}));
        return MetadataRows.sorted(PROPERTIES, rows, 0);
    }
}
