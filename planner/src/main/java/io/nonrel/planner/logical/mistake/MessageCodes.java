package io.nonrel.planner.logical.mistake;

import io.nonrel.spi.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of Calcite's messages, by the name of its resource, is which of our errors. All others are INVALID_STATEMENT. */
final class MessageCodes {

    /** Names that are not found; each has a message of our own. */
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

    private static final Map<String, ErrorCode> CODES = new HashMap<>();

    static {
        TABLE_NOT_FOUND.forEach(m -> CODES.put(m, ErrorCode.UNDEFINED_TABLE));
        ALIAS_NOT_FOUND.forEach(m -> CODES.put(m, ErrorCode.UNDEFINED_TABLE));
        COLUMN_NOT_FOUND.forEach(m -> CODES.put(m, ErrorCode.UNDEFINED_COLUMN));
        all(ErrorCode.AMBIGUOUS_COLUMN, "columnAmbiguous", "columnInUsingNotUnique");
        all(ErrorCode.SYNTAX_ERROR, "stringFragsOnSameLine", "binaryLiteralOdd");
        all(ErrorCode.WRONG_OBJECT_TYPE, "notASequence");
        all(ErrorCode.DUPLICATE_COLUMN, "aliasListDuplicate", "duplicateNameInColumnList", "duplicateColumnName");
        all(
                ErrorCode.UNDEFINED_FUNCTION,
                "validatorUnknownFunction",
                "functionUndefined",
                "invalidArgCount",
                "wrongNumberOfParam");
        all(ErrorCode.UNDEFINED_OBJECT, "unknownDatatypeName", "windowNotFound");
        all(
                ErrorCode.TYPE_MISMATCH,
                "canNotApplyOp2Type",
                "cannotCastValue",
                "incompatibleValueType",
                "incompatibleTypesInList",
                "incompatibleTypes",
                "columnTypeMismatchInSetop",
                "typeNotAssignable",
                "typeNotComparable",
                "typeNotComparableNear",
                "typeNotComparableEachOther",
                "operandNotComparable",
                "illegalMixingOfTypes",
                "needSameTypeParameter",
                "expectedBoolean",
                "expectedCharacter",
                "condMustBeBoolean",
                "havingMustBeBoolean",
                "filterMustBeBoolean",
                "naturalOrUsingColumnNotCompatible",
                "minMaxBadType",
                "unnestArgument",
                "invalidTypesForArithmetic",
                "invalidTypesForComparison",
                "cannotConvert",
                "orderByDataTypeProhibitsRange",
                "orderByRangeMismatch",
                "dateRequiresInterval",
                "cannotInferReturnType");
        all(
                ErrorCode.GROUPING_ERROR,
                "notGroupExpr",
                "notSelectDistinctExpr",
                "groupingArgument",
                "groupingInAggregate",
                "groupingInWrongClause",
                "aggregateIllegalInClause",
                "aggregateIllegalInOrderBy",
                "windowedAggregateIllegalInClause",
                "nestedAggIllegal",
                "aggregateInFilterIllegal",
                "aggregateInWithinGroupIllegal",
                "windowInHavingNotAllowed");
        all(
                ErrorCode.WRONG_NUMBER_OF_VALUES,
                "columnCountMismatchInSetop",
                "columnCountMismatch",
                "aliasListDegree",
                "unequalRowSizes",
                "wrongNumOfArguments");
        all(ErrorCode.CARDINALITY_VIOLATION, "onlyScalarSubQueryAllowed");
        all(
                ErrorCode.NUMBER_OUT_OF_RANGE,
                "numberLiteralOutOfRange",
                "invalidPrecisionForDecimalType",
                "invalidScaleForDecimalType");
        all(ErrorCode.INVALID_DATETIME, "illegalLiteral", "invalidLiteral", "illegalIntervalLiteral");
        all(ErrorCode.INTERVAL_OVERFLOW, "intervalFieldExceedsPrecision");
        all(ErrorCode.UNSUPPORTED, "typeNotSupported", "geometryDisabled", "unsignedDisabled");
    }

    private MessageCodes() {}

    /** The error of a message. */
    static ErrorCode code(String resource) {
        return CODES.getOrDefault(resource, ErrorCode.INVALID_STATEMENT);
    }

    /** Names of the messages that have an error of their own. */
    static List<String> resources() {
        return List.copyOf(CODES.keySet());
    }

    private static void all(ErrorCode code, String... resources) {
        for (String resource : resources) {
            CODES.put(resource, code);
        }
    }
}
