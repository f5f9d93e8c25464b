package io.nonrel.jdbc.metadata;

import io.nonrel.planner.ColumnDescriptor;
import java.util.List;

/** The queries about what this driver has none of: procedures, privileges, user-defined types and their like. */
public enum EmptyQueries {
    PROCEDURES(new Shape()
            .text("PROCEDURE_CAT", "PROCEDURE_SCHEM", "PROCEDURE_NAME", "RESERVED_1", "RESERVED_2", "RESERVED_3")
            .text("REMARKS")
            .smallInt("PROCEDURE_TYPE")
            .text("SPECIFIC_NAME")),
    PROCEDURE_COLUMNS(new Shape()
            .text("PROCEDURE_CAT", "PROCEDURE_SCHEM", "PROCEDURE_NAME", "COLUMN_NAME")
            .smallInt("COLUMN_TYPE")
            .integer("DATA_TYPE")
            .text("TYPE_NAME")
            .integer("PRECISION", "LENGTH")
            .smallInt("SCALE", "RADIX", "NULLABLE")
            .text("REMARKS", "COLUMN_DEF")
            .integer("SQL_DATA_TYPE", "SQL_DATETIME_SUB", "CHAR_OCTET_LENGTH", "ORDINAL_POSITION")
            .text("IS_NULLABLE", "SPECIFIC_NAME")),
    FUNCTIONS(new Shape()
            .text("FUNCTION_CAT", "FUNCTION_SCHEM", "FUNCTION_NAME", "REMARKS")
            .smallInt("FUNCTION_TYPE")
            .text("SPECIFIC_NAME")),
    FUNCTION_COLUMNS(new Shape()
            .text("FUNCTION_CAT", "FUNCTION_SCHEM", "FUNCTION_NAME", "COLUMN_NAME")
            .smallInt("COLUMN_TYPE")
            .integer("DATA_TYPE")
            .text("TYPE_NAME")
            .integer("PRECISION", "LENGTH")
            .smallInt("SCALE", "RADIX", "NULLABLE")
            .text("REMARKS")
            .integer("CHAR_OCTET_LENGTH", "ORDINAL_POSITION")
            .text("IS_NULLABLE", "SPECIFIC_NAME")),
    COLUMN_PRIVILEGES(new Shape()
            .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME")
            .text("GRANTOR", "GRANTEE", "PRIVILEGE", "IS_GRANTABLE")),
    TABLE_PRIVILEGES(new Shape()
            .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME")
            .text("GRANTOR", "GRANTEE", "PRIVILEGE", "IS_GRANTABLE")),
    VERSION_COLUMNS(new Shape()
            .smallInt("SCOPE")
            .text("COLUMN_NAME")
            .integer("DATA_TYPE")
            .text("TYPE_NAME")
            .integer("COLUMN_SIZE", "BUFFER_LENGTH")
            .smallInt("DECIMAL_DIGITS", "PSEUDO_COLUMN")),
    USER_TYPES(new Shape()
            .text("TYPE_CAT", "TYPE_SCHEM", "TYPE_NAME", "CLASS_NAME")
            .integer("DATA_TYPE")
            .text("REMARKS")
            .smallInt("BASE_TYPE")),
    SUPER_TYPES(new Shape()
            .text("TYPE_CAT", "TYPE_SCHEM", "TYPE_NAME")
            .text("SUPERTYPE_CAT", "SUPERTYPE_SCHEM", "SUPERTYPE_NAME")),
    SUPER_TABLES(new Shape().text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "SUPERTABLE_NAME")),
    ATTRIBUTES(new Shape()
            .text("TYPE_CAT", "TYPE_SCHEM", "TYPE_NAME", "ATTR_NAME")
            .integer("DATA_TYPE")
            .text("ATTR_TYPE_NAME")
            .integer("ATTR_SIZE", "DECIMAL_DIGITS", "NUM_PREC_RADIX", "NULLABLE")
            .text("REMARKS", "ATTR_DEF")
            .integer("SQL_DATA_TYPE", "SQL_DATETIME_SUB", "CHAR_OCTET_LENGTH", "ORDINAL_POSITION")
            .text("IS_NULLABLE", "SCOPE_CATALOG", "SCOPE_SCHEMA", "SCOPE_TABLE")
            .smallInt("SOURCE_DATA_TYPE")),
    PSEUDO_COLUMNS(new Shape()
            .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME")
            .integer("DATA_TYPE", "COLUMN_SIZE", "DECIMAL_DIGITS", "NUM_PREC_RADIX")
            .text("COLUMN_USAGE", "REMARKS")
            .integer("CHAR_OCTET_LENGTH")
            .text("IS_NULLABLE"));

    private final MetadataRows rows;

    EmptyQueries(Shape shape) {
        List<ColumnDescriptor> columns = shape.build();
        this.rows = MetadataRows.none(columns);
    }

    /** JDBC's columns and no rows. */
    public MetadataRows rows() {
        return rows;
    }
}
