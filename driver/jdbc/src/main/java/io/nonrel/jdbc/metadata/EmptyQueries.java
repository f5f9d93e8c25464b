package io.nonrel.jdbc.metadata;

/** The queries about what this driver has none of: procedures, privileges, user-defined types and their like. */
public final class EmptyQueries {

    public static final MetadataRows PROCEDURES = none(new Shape()
            .text("PROCEDURE_CAT", "PROCEDURE_SCHEM", "PROCEDURE_NAME", "RESERVED_1", "RESERVED_2", "RESERVED_3")
            .text("REMARKS")
            .smallInt("PROCEDURE_TYPE")
            .text("SPECIFIC_NAME"));

    public static final MetadataRows PROCEDURE_COLUMNS = none(new Shape()
            .text("PROCEDURE_CAT", "PROCEDURE_SCHEM", "PROCEDURE_NAME", "COLUMN_NAME")
            .smallInt("COLUMN_TYPE")
            .integer("DATA_TYPE")
            .text("TYPE_NAME")
            .integer("PRECISION", "LENGTH")
            .smallInt("SCALE", "RADIX", "NULLABLE")
            .text("REMARKS", "COLUMN_DEF")
            .integer("SQL_DATA_TYPE", "SQL_DATETIME_SUB", "CHAR_OCTET_LENGTH", "ORDINAL_POSITION")
            .text("IS_NULLABLE", "SPECIFIC_NAME"));

    public static final MetadataRows COLUMN_PRIVILEGES = none(new Shape()
            .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME")
            .text("GRANTOR", "GRANTEE", "PRIVILEGE", "IS_GRANTABLE"));

    public static final MetadataRows TABLE_PRIVILEGES = none(new Shape()
            .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME")
            .text("GRANTOR", "GRANTEE", "PRIVILEGE", "IS_GRANTABLE"));

    public static final MetadataRows VERSION_COLUMNS = none(new Shape()
            .smallInt("SCOPE")
            .text("COLUMN_NAME")
            .integer("DATA_TYPE")
            .text("TYPE_NAME")
            .integer("COLUMN_SIZE", "BUFFER_LENGTH")
            .smallInt("DECIMAL_DIGITS", "PSEUDO_COLUMN"));

    public static final MetadataRows USER_TYPES = none(new Shape()
            .text("TYPE_CAT", "TYPE_SCHEM", "TYPE_NAME", "CLASS_NAME")
            .integer("DATA_TYPE")
            .text("REMARKS")
            .smallInt("BASE_TYPE"));

    public static final MetadataRows SUPER_TYPES = none(new Shape()
            .text("TYPE_CAT", "TYPE_SCHEM", "TYPE_NAME")
            .text("SUPERTYPE_CAT", "SUPERTYPE_SCHEM", "SUPERTYPE_NAME"));

    public static final MetadataRows SUPER_TABLES =
            none(new Shape().text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "SUPERTABLE_NAME"));

    public static final MetadataRows ATTRIBUTES = none(new Shape()
            .text("TYPE_CAT", "TYPE_SCHEM", "TYPE_NAME", "ATTR_NAME")
            .integer("DATA_TYPE")
            .text("ATTR_TYPE_NAME")
            .integer("ATTR_SIZE", "DECIMAL_DIGITS", "NUM_PREC_RADIX", "NULLABLE")
            .text("REMARKS", "ATTR_DEF")
            .integer("SQL_DATA_TYPE", "SQL_DATETIME_SUB", "CHAR_OCTET_LENGTH", "ORDINAL_POSITION")
            .text("IS_NULLABLE", "SCOPE_CATALOG", "SCOPE_SCHEMA", "SCOPE_TABLE")
            .smallInt("SOURCE_DATA_TYPE"));

    public static final MetadataRows PSEUDO_COLUMNS = none(new Shape()
            .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME")
            .integer("DATA_TYPE", "COLUMN_SIZE", "DECIMAL_DIGITS", "NUM_PREC_RADIX")
            .text("COLUMN_USAGE", "REMARKS")
            .integer("CHAR_OCTET_LENGTH")
            .text("IS_NULLABLE"));

    private EmptyQueries() {}

    private static MetadataRows none(Shape shape) {
        return MetadataRows.none(shape.build());
    }
}
