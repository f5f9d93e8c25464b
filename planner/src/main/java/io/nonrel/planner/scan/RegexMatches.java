package io.nonrel.planner.scan;

import io.nonrel.index.Lookup;
import io.nonrel.index.LookupDefinition;
import io.nonrel.planner.catalog.Column;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Says in the words of a store that a text fits a regular expression: by the derived index of that expression, or by the
 * literal text that it begins with.
 */
final class RegexMatches {

    /** What means something in a regular expression, or in a pattern of SIMILAR TO. */
    private static final String SPECIAL = "\\.[]{}()*+?^$|#%_";

    private static final Set<Character> QUANTIFIERS = Set.of('*', '+', '?', '{');

    private final Terms terms;
    private final DerivedUse derived;

    RegexMatches(Terms terms, DerivedUse derived) {
        this.terms = terms;
        this.derived = derived;
    }

    /** Whether a call tests a text against a regular expression. */
    static boolean isMatch(RexCall call) {
        return isSearch(call) || call.getOperator().equals(SqlStdOperatorTable.SIMILAR_TO);
    }

    private static boolean isSearch(RexCall call) {
        return call.getOperator().getName().equals("REGEXP_LIKE")
                || call.getOperator().equals(SqlLibraryOperators.RLIKE)
                || call.getOperator().equals(SqlStdOperatorTable.POSIX_REGEX_CASE_SENSITIVE)
                || call.getOperator().equals(SqlStdOperatorTable.POSIX_REGEX_CASE_INSENSITIVE);
    }

    /** A call that {@link #isMatch}. */
    Translation translate(RexCall call) {
        Column column = terms.columnOf(call.getOperands().get(0));
        String pattern = text(call.getOperands().get(1));
        String flags = call.getOperands().size() > 2 ? text(call.getOperands().get(2)) : "";
        if (column == null || column.valueType() != ValueType.STRING || pattern == null || flags == null) {
            return new Translation.None("the pattern is not known yet, or not of a column of text");
        }
        if (!isSearch(call)) {
            return flags.isEmpty() ? similar(column, pattern) : new Translation.None("SIMILAR TO with an escape");
        }
        if (call.getOperator().equals(SqlStdOperatorTable.POSIX_REGEX_CASE_INSENSITIVE)) {
            flags = "i";
        }
        if (!flags.isEmpty() && !flags.equals("i")) {
            return new Translation.None("a regular expression with flags " + flags);
        }
        Optional<DerivedUse.Found> found = find(column, flags.isEmpty() ? Lookup.REGEX : Lookup.IREGEX, pattern);
        if (found.isPresent()) {
            derived.take(found.get());
            return new Translation.Exact(
                    Predicate.equal(found.get().fields().main().name(), true));
        }
        return flags.isEmpty() && pattern.startsWith("^")
                ? prefix(column, pattern.substring(1))
                : new Translation.None("no derived index has this expression");
    }

    private Optional<DerivedUse.Found> find(Column column, Lookup lookup, String pattern) {
        try {
            LookupDefinition definition = new LookupDefinition(lookup, pattern);
            Optional<DerivedUse.Found> found = derived.find(column, List.of(definition));
            if (found.isEmpty()) {
                derived.miss(column, definition);
            }
            return found;
        } catch (NonrelException e) {
            // The error is raised where the expression is evaluated.
            return Optional.empty();
        }
    }

    /** What SIMILAR TO accepts is all of the text, so a search with the same words accepts it, too. */
    private Translation similar(Column column, String pattern) {
        Translation byPrefix = prefix(column, pattern);
        if (!(byPrefix instanceof Translation.None) || pattern.chars().anyMatch(c -> "%_^$\\.".indexOf(c) >= 0)) {
            return byPrefix;
        }
        Optional<DerivedUse.Found> found = find(column, Lookup.REGEX, pattern);
        if (found.isEmpty()) {
            return byPrefix;
        }
        derived.take(found.get());
        return new Translation.Superset(
                Predicate.equal(found.get().fields().main().name(), true),
                "what index " + found.get().index().name() + " finds is checked again");
    }

    private static Translation prefix(Column column, String pattern) {
        int end = 0;
        while (end < pattern.length() && SPECIAL.indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        if (end < pattern.length() && QUANTIFIERS.contains(pattern.charAt(end)) && end > 0) {
            end = pattern.offsetByCodePoints(end, -1);
        }
        return end == 0 || pattern.indexOf('|') >= 0
                ? new Translation.None("no literal text stands before the first special character")
                : new Translation.Superset(
                        new Predicate.Prefix(column.field(), Operand.of(pattern.substring(0, end))),
                        "a pattern follows the prefix");
    }

    private static @Nullable String text(RexNode node) {
        return node instanceof RexLiteral literal ? literal.getValueAs(String.class) : null;
    }
}
