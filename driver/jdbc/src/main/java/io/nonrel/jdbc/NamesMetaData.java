package io.nonrel.jdbc;

import io.nonrel.jdbc.metadata.JdbcFunctions;
import io.nonrel.jdbc.metadata.Keywords;

/** How names are written and looked up, how NULL is sorted, and which functions can be called in JDBC escapes. */
abstract class NamesMetaData extends SyntaxMetaData {

    /** NULL is first ascending and last descending, as the stores have it. */
    @Override
    public final boolean nullsAreSortedLow() {
        return true;
    }

    @Override
    public final boolean nullsAreSortedHigh() {
        return false;
    }

    @Override
    public final boolean nullsAreSortedAtStart() {
        return false;
    }

    @Override
    public final boolean nullsAreSortedAtEnd() {
        return false;
    }

    /** Case is kept, and ignored when a name is looked up and none fits exactly. */
    @Override
    public final boolean supportsMixedCaseIdentifiers() {
        return false;
    }

    @Override
    public final boolean storesMixedCaseIdentifiers() {
        return true;
    }

    @Override
    public final boolean storesMixedCaseQuotedIdentifiers() {
        return true;
    }

    @Override
    public final boolean storesUpperCaseIdentifiers() {
        return false;
    }

    @Override
    public final boolean storesLowerCaseIdentifiers() {
        return false;
    }

    @Override
    public final boolean supportsMixedCaseQuotedIdentifiers() {
        return false;
    }

    @Override
    public final boolean storesUpperCaseQuotedIdentifiers() {
        return false;
    }

    @Override
    public final boolean storesLowerCaseQuotedIdentifiers() {
        return false;
    }

    @Override
    public final String getIdentifierQuoteString() {
        return "\"";
    }

    /** The words that need quotes as names. */
    @Override
    public final String getSQLKeywords() {
        return Keywords.list();
    }

    @Override
    public final String getSearchStringEscape() {
        return "\\";
    }

    @Override
    public final String getExtraNameCharacters() {
        return "$";
    }

    @Override
    public final String getSchemaTerm() {
        return "schema";
    }

    @Override
    public final String getProcedureTerm() {
        return "procedure";
    }

    @Override
    public final String getCatalogTerm() {
        return "catalog";
    }

    @Override
    public final String getCatalogSeparator() {
        return ".";
    }

    @Override
    public final String getNumericFunctions() {
        return JdbcFunctions.NUMERIC;
    }

    @Override
    public final String getStringFunctions() {
        return JdbcFunctions.STRING;
    }

    @Override
    public final String getSystemFunctions() {
        return JdbcFunctions.SYSTEM;
    }

    @Override
    public final String getTimeDateFunctions() {
        return JdbcFunctions.TIME_DATE;
    }
}
