package io.nonrel.planner.scan;

import io.nonrel.index.IndexCaps;
import io.nonrel.index.Lookup;
import io.nonrel.index.LookupDefinition;
import io.nonrel.index.LookupFields;
import io.nonrel.index.TextForms;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.scan.LookUpForm.Part;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Predicate.Comparison;
import io.nonrel.spi.Predicate.Operator;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Says in the words of derived fields what a text must be like: the same, or starting with, ending with, or having in it a
 * given text, with or without regard to case. What a field answers is nearly always checked again.
 */
final class TextMatches {

    private final Terms terms;
    private final DerivedUse derived;
    private final OperandTranslator operands;

    TextMatches(Terms terms, DerivedUse derived, OperandTranslator operands) {
        this.terms = terms;
        this.derived = derived;
        this.operands = operands;
    }

    /** How a text is looked at. */
    private enum Case {
        /** As it is. */
        AS_IS,
        /** As LOWER gives it. */
        LOWER,
        /** As UPPER gives it, or without regard to case. */
        FOLDED
    }

    /** The text of a column and how it is looked at. */
    private record Subject(Column column, Case how) {}

    private @Nullable Subject subject(RexNode expression, boolean ignoreCase) {
        Case how = Case.AS_IS;
        RexNode inner = expression;
        if (expression instanceof RexCall call && call.getOperator().equals(SqlStdOperatorTable.LOWER)) {
            how = Case.LOWER;
            inner = call.getOperands().get(0);
        } else if (expression instanceof RexCall call && call.getOperator().equals(SqlStdOperatorTable.UPPER)) {
            how = Case.FOLDED;
            inner = call.getOperands().get(0);
        }
        Column column = terms.columnOf(inner);
        if (column == null || column.valueType() != ValueType.STRING) {
            return null;
        }
        return new Subject(column, ignoreCase ? Case.FOLDED : how);
    }

    /** {@code UPPER(c) = value}. */
    Translation equal(RexNode expression, RexNode value) {
        Subject subject = subject(expression, false);
        if (subject == null || subject.how != Case.FOLDED) {
            return none();
        }
        return equal(subject, value, LookUpForm.VALUE);
    }

    private Translation equal(Subject subject, RexNode value, LookUpForm form) {
        Optional<DerivedUse.Found> found =
                find(subject.column, Lookup.IEXACT, List.of(Lookup.IEXACT, Lookup.ISTARTSWITH));
        return found.map(f -> scalar(f, subject, value, form, true)).orElseGet(TextMatches::none);
    }

    /**
     * A LIKE or ILIKE.
     *
     * @param ignoreCase ILIKE
     * @param prefixOf field of the column when it finds what texts start with, else null
     * @param alone whether it is a condition of its own, so that it may become several queries
     */
    Translation like(
            RexNode text,
            RexNode pattern,
            @Nullable Character escape,
            boolean ignoreCase,
            @Nullable String prefixOf,
            boolean alone) {
        Subject subject = subject(text, ignoreCase);
        if (subject == null) {
            return none();
        }
        String known = pattern instanceof RexLiteral literal ? literal.getValueAs(String.class) : null;
        LikePattern parts = known == null ? null : LikePattern.of(known, escape);
        if (parts != null && parts.kind() == LikePattern.Kind.EXACT) {
            return subject.how == Case.AS_IS ? none() : equal(subject, pattern, LookUpForm.of(Part.PREFIX, escape));
        }
        if (parts == null && alone) {
            Translation chosen = chosenWhenBound(subject, pattern, escape, prefixOf);
            if (!(chosen instanceof Translation.None)) {
                return chosen;
            }
        }
        if (prefixOf != null) {
            return none();
        }
        List<Part> order = order(parts);
        for (Part part : order) {
            Optional<DerivedUse.Found> found = find(subject, part, part == order.get(0));
            if (found.isPresent()) {
                LookUpForm form = LookUpForm.of(part, escape);
                return part == Part.LONGEST
                        ? list(found.get(), subject, pattern, form)
                        : scalar(found.get(), subject, pattern, form, false);
            }
        }
        return none();
    }

    /**
     * Each part of a pattern that is not known yet by the index that finds it, of which one is asked: the others compare with
     * NULL once the value is there.
     */
    private Translation chosenWhenBound(
            Subject subject, RexNode pattern, @Nullable Character escape, @Nullable String prefixOf) {
        Map<Part, DerivedUse.Found> found = new EnumMap<>(Part.class);
        for (Part part : List.of(Part.PREFIX, Part.SUFFIX, Part.LONGEST)) {
            if (part != Part.PREFIX || prefixOf == null) {
                find(subject, part, part == Part.LONGEST).ifPresent(f -> found.put(part, f));
            }
        }
        Set<Part> among = EnumSet.noneOf(Part.class);
        among.addAll(found.keySet());
        if (prefixOf != null) {
            among.add(Part.PREFIX);
        }
        if (among.size() < 2) {
            return none();
        }
        List<Predicate> terms = new ArrayList<>();
        if (prefixOf != null) {
            Operand prefix =
                    operands.text(pattern, LookUpForm.of(Part.PREFIX, escape).among(among));
            if (prefix == null) {
                return none();
            }
            terms.add(new Predicate.Prefix(prefixOf, prefix));
        }
        for (Map.Entry<Part, DerivedUse.Found> entry : found.entrySet()) {
            LookUpForm form = LookUpForm.of(entry.getKey(), escape).among(among);
            Translation one = entry.getKey() == Part.LONGEST
                    ? list(entry.getValue(), subject, pattern, form)
                    : scalar(entry.getValue(), subject, pattern, form, false);
            if (!(one instanceof Translation.Superset superset)) {
                return none();
            }
            terms.addAll(
                    superset.predicate() instanceof Predicate.Or or ? or.operands() : List.of(superset.predicate()));
        }
        return new Translation.Superset(new Predicate.Or(terms), "the longest part of the pattern is looked up");
    }

    /** The parts of a pattern to look up: the longest text first; none when it has no text. */
    private static List<Part> order(@Nullable LikePattern pattern) {
        if (pattern == null) {
            return List.of(Part.LONGEST, Part.PREFIX, Part.SUFFIX);
        }
        List<Part> order = new ArrayList<>();
        if (!pattern.prefix().isEmpty()) {
            order.add(Part.PREFIX);
        }
        if (!pattern.suffix().isEmpty()) {
            order.add(pattern.suffix().length() > pattern.prefix().length() ? 0 : order.size(), Part.SUFFIX);
        }
        if (!pattern.longest().isEmpty()) {
            int outer = Math.max(pattern.prefix().length(), pattern.suffix().length());
            order.add(pattern.longest().length() > outer ? 0 : order.size(), Part.LONGEST);
        }
        return order;
    }

    /** @param best whether an index for this part would be the best to have */
    private Optional<DerivedUse.Found> find(Subject subject, Part part, boolean best) {
        boolean asIs = subject.how == Case.AS_IS;
        return switch (part) {
            case PREFIX ->
                find(
                        subject.column,
                        asIs || !best ? null : Lookup.ISTARTSWITH,
                        asIs
                                ? List.of(Lookup.STARTSWITH, Lookup.ISTARTSWITH, Lookup.IEXACT)
                                : List.of(Lookup.ISTARTSWITH, Lookup.IEXACT));
            case SUFFIX ->
                find(
                        subject.column,
                        !best ? null : asIs ? Lookup.ENDSWITH : Lookup.IENDSWITH,
                        asIs ? List.of(Lookup.ENDSWITH, Lookup.IENDSWITH) : List.of(Lookup.IENDSWITH));
            default ->
                find(
                        subject.column,
                        !best ? null : asIs ? Lookup.CONTAINS : Lookup.ICONTAINS,
                        asIs ? List.of(Lookup.CONTAINS, Lookup.ICONTAINS) : List.of(Lookup.ICONTAINS));
        };
    }

    private Optional<DerivedUse.Found> find(Column column, @Nullable Lookup wanted, List<Lookup> lookups) {
        Optional<DerivedUse.Found> found =
                derived.find(column, lookups.stream().map(LookupDefinition::of).toList());
        if (found.isEmpty() && wanted != null) {
            derived.miss(column, LookupDefinition.of(wanted));
        }
        return found;
    }

    /** {@code POSITION(part IN text) > 0}. */
    Translation contains(RexNode text, RexNode part) {
        Subject subject = subject(text, false);
        if (subject == null) {
            return none();
        }
        return find(subject, Part.LONGEST, true)
                .map(found -> list(found, subject, part, LookUpForm.VALUE))
                .orElseGet(TextMatches::none);
    }

    /** A field with one text: equal to the value, or starting with it. */
    private Translation scalar(
            DerivedUse.Found found, Subject subject, RexNode value, LookUpForm form, boolean equality) {
        int length = found.index().caps().length();
        LookUpForm cut = form.cutTo(length);
        if (found.lookup().lookup() == Lookup.ENDSWITH || found.lookup().lookup() == Lookup.IENDSWITH) {
            cut = cut.backwards();
        }
        boolean folded = subject.how == Case.FOLDED
                || subject.how == Case.AS_IS && found.lookup().lookup().ignoresCase();
        Operand operand = operands.text(value, folded ? cut.folded() : cut);
        if (operand == null) {
            return none();
        }
        derived.take(found);
        LookupFields fields = found.fields();
        Predicate main = compare(fields.main().name(), operand, equality);
        if (!folded || fields.fold() == null) {
            boolean exact = isDecided(subject, value, form, equality, length);
            return exact ? new Translation.Exact(main) : new Translation.Superset(main, reason(found));
        }
        return new Translation.Superset(
                new Predicate.Or(List.of(main, compare(fields.fold().name(), operand, equality))), reason(found));
    }

    /** Whether the field alone decides: the pattern is known and has no other text, and no value was cut. */
    private static boolean isDecided(Subject subject, RexNode value, LookUpForm form, boolean equality, int length) {
        if (equality || !(value instanceof RexLiteral literal) || !Terms.fits(subject.column, 2, length)) {
            return false;
        }
        String pattern = literal.getValueAs(String.class);
        LikePattern.Kind kind = pattern == null
                ? LikePattern.Kind.PARTIAL
                : LikePattern.of(pattern, form.escape()).kind();
        return kind == LikePattern.Kind.PREFIX && form.part() == Part.PREFIX
                || kind == LikePattern.Kind.SUFFIX && form.part() == Part.SUFFIX;
    }

    private static Predicate compare(String field, Operand operand, boolean equality) {
        return equality ? new Comparison(field, Operator.EQUAL, operand) : new Predicate.Prefix(field, operand);
    }

    /** A field with all suffixes: one that starts with the value. */
    private Translation list(DerivedUse.Found found, Subject subject, RexNode value, LookUpForm form) {
        IndexCaps caps = found.index().caps();
        LookUpForm cut = form.cutTo(caps.elementLength());
        boolean folded = subject.how == Case.FOLDED
                || subject.how == Case.AS_IS && found.lookup().lookup().ignoresCase();
        Operand operand = operands.text(value, folded ? cut.folded() : cut);
        if (operand == null) {
            return none();
        }
        derived.take(found);
        String field = found.fields().main().name();
        Predicate has = new Predicate.ContainsPrefix(field, operand);
        int growth = found.lookup().lookup().ignoresCase() ? 6 : 1;
        boolean complete = Terms.fits(subject.column, growth, caps.elements())
                && Terms.fits(subject.column, growth * caps.elementLength(), caps.characters());
        if (complete) {
            return new Translation.Superset(has, reason(found));
        }
        Operand incomplete = form.among().isEmpty()
                ? Operand.of(TextForms.INCOMPLETE)
                : operands.text(
                        value, LookUpForm.of(Part.INCOMPLETE, form.escape()).among(form.among()));
        return new Translation.Superset(
                new Predicate.Or(List.of(has, new Predicate.Contains(field, Objects.requireNonNull(incomplete)))),
                reason(found));
    }

    private static String reason(DerivedUse.Found found) {
        return "what index " + found.index().name() + " finds is checked again";
    }

    private static Translation none() {
        return new Translation.None("no derived index serves it");
    }
}
