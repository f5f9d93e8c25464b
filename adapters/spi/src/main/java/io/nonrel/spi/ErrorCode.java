package io.nonrel.spi;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every error of the driver with its SQLState. To add one: pick the SQLState that clients know, say in one line when it
 * is raised, and regenerate the documentation page.
 */
public enum ErrorCode {
    // Connections
    INVALID_URL("08001", "the URL can't be read, or no adapter knows its scheme"),
    INVALID_PROPERTY("08001", "a connection property is unknown or has a value that it can't have"),
    CONNECTION_FAILED("08001", "the store can't be reached or opened"),
    STORE_LOCKED("08001", "another process has the embedded store's file open"),
    CONNECTION_CLOSED("08003", "the connection was closed before the call"),
    CONNECTION_LOST("08006", "the connection to the store broke, or the store was closed"),
    AUTHENTICATION_FAILED("28000", "the store refused the credentials"),
    NOT_AUTHORIZED("42501", "the user may not do this on the store"),

    // Statements
    SYNTAX_ERROR("42601", "the text isn't SQL; the message has line, column and what was expected"),
    UNDEFINED_TABLE("42S02", "no table or view of that name; the message has the nearest names"),
    UNDEFINED_COLUMN("42S22", "no column of that name; the message has the nearest names"),
    UNDEFINED_CATALOG("3D000", "another catalog than the database of the connection"),
    UNDEFINED_SCHEMA("3F000", "no schema of that name"),
    UNDEFINED_FUNCTION("42883", "no function of that name takes these arguments"),
    UNDEFINED_OBJECT("42704", "no index, constraint, sequence or other object of that name"),
    AMBIGUOUS_COLUMN("42702", "several columns fit the name; the message has them"),
    AMBIGUOUS_NAME("42725", "several tables fit the name when case is ignored; the message has them"),
    DUPLICATE_TABLE("42S01", "a table, view or sequence of that name exists"),
    DUPLICATE_COLUMN("42S21", "a column of that name exists, or one is named twice"),
    DUPLICATE_SCHEMA("42P06", "a schema of that name exists"),
    DUPLICATE_OBJECT("42710", "an index, constraint or other object of that name exists"),
    DEPENDENT_OBJECTS("2BP01", "other objects need the one to be dropped; CASCADE drops them too"),
    WRONG_OBJECT_TYPE("42809", "the object is of another kind than the statement needs"),
    INVALID_DEFINITION("42P16", "a table, column or constraint definition contradicts itself"),
    INVALID_FOREIGN_KEY("42830", "a foreign key refers to columns that are neither the primary key nor UNIQUE"),
    TYPE_MISMATCH("42804", "the expression's type doesn't fit where it stands"),
    INVALID_STATEMENT("42000", "the statement is well formed but means nothing valid"),
    GROUPING_ERROR("42803", "a column is neither grouped nor aggregated"),
    WRONG_NUMBER_OF_VALUES("21S01", "the number of values differs from the number of columns"),
    CARDINALITY_VIOLATION("21000", "a scalar sub-query gave more than one row, or MERGE met a row twice"),
    UNSUPPORTED("HYC00", "a feature that this driver or this store doesn't have"),

    // Parameters and objects of the API
    WRONG_PARAMETER_COUNT("07001", "parameters are missing or too many"),
    INVALID_PARAMETER("07006", "a value of this class can't become the parameter's type"),
    INVALID_PARAMETER_INDEX("07009", "no parameter or column has this number or name"),
    INVALID_ARGUMENT("HY009", "an argument of a method call is out of its range"),
    OBJECT_CLOSED("HY010", "the statement or result was closed before the call"),
    INVALID_CURSOR_STATE("24000", "there is no current row, or the result can't move that way"),
    NO_RESULT("02000", "the statement gives no rows, or rows where a count was asked for"),

    // Values
    STRING_TOO_LONG("22001", "a string or binary value is longer than its column"),
    NUMBER_OUT_OF_RANGE("22003", "a number doesn't fit its type"),
    NULL_NOT_ALLOWED("22004", "NULL where a value is needed"),
    INVALID_DATETIME("22007", "a text that is no date, time or timestamp"),
    DATETIME_OVERFLOW("22008", "a date, time or timestamp outside years 1 to 9999"),
    SUBSTRING_ERROR("22011", "a negative length in SUBSTRING"),
    DIVISION_BY_ZERO("22012", "division or modulus by zero"),
    INTERVAL_OVERFLOW("22015", "an interval is too long for its type"),
    INVALID_CAST("22018", "a text that can't become a value of the type"),
    INVALID_ESCAPE("22025", "an escape character of LIKE that escapes nothing"),
    INVALID_REGEX("2201B", "a regular expression that can't be read"),
    INVALID_FUNCTION_ARGUMENT("22023", "an argument is outside the function's domain"),
    INVALID_LIMIT("2201W", "a negative or missing LIMIT, FETCH or OFFSET"),
    SEQUENCE_EXHAUSTED("2200H", "a sequence without CYCLE reached its end"),

    // Constraints
    NOT_NULL_VIOLATION("23502", "NULL for a column that is NOT NULL"),
    FOREIGN_KEY_VIOLATION("23503", "a reference to a row that isn't there, or to one that is being deleted"),
    UNIQUE_VIOLATION("23505", "a second row with the same key or unique columns"),
    CHECK_VIOLATION("23514", "a row that a CHECK constraint forbids"),
    GENERATED_ALWAYS("428C9", "a value for a column that is always generated"),

    // Transactions
    NO_ACTIVE_TRANSACTION("25000", "the call needs another transaction state, for example autocommit off"),
    READ_ONLY("25006", "a write on a read-only connection, transaction or store"),
    INVALID_SAVEPOINT("3B001", "the savepoint was released or belongs to another transaction"),
    WRITE_CONFLICT("40001", "another transaction changed the same rows; try the transaction again"),

    // Resources
    LIMIT_EXCEEDED("54N01", "a configured limit was passed; the message has its name, value and the numbers"),
    EMULATION_REFUSED("54N02", "an emulation that the property emulation makes an error"),
    STATEMENT_TOO_COMPLEX("54001", "the statement is nested too deeply"),
    VALUE_TOO_LARGE("54000", "a row or value is larger than the store takes"),
    DISK_FULL("53100", "no space is left for the embedded store"),
    CANCELLED("57014", "the statement was cancelled"),
    TIMEOUT("HYT00", "the statement's time is over"),
    STORE_READ_ONLY("25006", "the store's files can't be written"),
    CORRUPT_STORE("58030", "the store's file is damaged"),
    STORE_FAILED("58000", "the store reported an error; the message has its text");

    private final String sqlState;
    private final String description;

    ErrorCode(String sqlState, String description) {
        this.sqlState = sqlState;
        this.description = description;
    }

    /** Five characters, as clients compare them. */
    public String sqlState() {
        return sqlState;
    }

    /** When it is raised. */
    public String description() {
        return description;
    }

    /**
     * An exception to throw.
     *
     * @param message a {@link String#format} text: what was wrong, where, and what would work
     */
    public NonrelException error(String message, @Nullable Object... arguments) {
        return new NonrelException(this, arguments.length == 0 ? message : format(message, arguments), null);
    }

    /** An exception to throw that another one caused. */
    public NonrelException error(Throwable cause, String message, @Nullable Object... arguments) {
        return new NonrelException(this, arguments.length == 0 ? message : format(message, arguments), cause);
    }

    private static String format(String message, @Nullable Object... arguments) {
        return String.format(Locale.ROOT, message, arguments);
    }
}
