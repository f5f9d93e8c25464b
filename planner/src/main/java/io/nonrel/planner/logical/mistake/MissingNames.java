package io.nonrel.planner.logical.mistake;

import java.util.List;

/** Calcite's messages, by the name of their resource, about names that are not found: they get the nearest names. */
final class MissingNames {

    static final List<String> TABLE_NOT_FOUND = List.of(
            "objectNotFound", "objectNotFoundWithin", "objectNotFoundDidYouMean", "objectNotFoundWithinDidYouMean");

    static final List<String> ALIAS_NOT_FOUND = List.of("tableNameNotFound", "tableNameNotFoundDidYouMean");

    static final List<String> COLUMN_NOT_FOUND = List.of(
            "columnNotFound",
            "columnNotFoundDidYouMean",
            "columnNotFoundInTable",
            "columnNotFoundInTableDidYouMean",
            "unknownIdentifier",
            "unknownField");

    private MissingNames() {}
}
