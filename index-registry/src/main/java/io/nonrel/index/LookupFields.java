package io.nonrel.index;

import io.nonrel.index.DerivedField.Derivation;
import io.nonrel.spi.ValueType;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a look-up keeps for one column.
 *
 * <p>Where case is ignored there are two: one with the text as LOWER gives it, which answers LOWER(c) exactly, and one that
 * most rows lack, with the {@linkplain CaseForms#fold fold} where it differs from that; UPPER(c) and ILIKE ask both.
 *
 * @param main always there
 * @param fold where case is ignored, null elsewhere; lists hold both forms in one
 */
public record LookupFields(DerivedField main, @Nullable DerivedField fold) {

    /**
     * The fields of a look-up.
     *
     * @param source the document field of the column
     * @param type of the column
     */
    public static LookupFields of(LookupDefinition definition, String source, ValueType type, IndexCaps caps) {
        Lookup lookup = definition.lookup();
        String name = DerivedField.nameOf(source, definition);
        return switch (lookup) {
            case STANDARD -> only(name, source, type, value -> value);
            case STARTSWITH -> text(name, source, caps, s -> s);
            case ENDSWITH -> text(name, source, caps, TextForms::reverse);
            case IEXACT, ISTARTSWITH -> folded(name, source, caps, s -> s);
            case IENDSWITH -> folded(name, source, caps, TextForms::reverse);
            case CONTAINS ->
                list(name, source, value -> value instanceof String s ? TextForms.suffixes(List.of(s), caps) : null);
            case ICONTAINS ->
                list(
                        name,
                        source,
                        value -> value instanceof String s
                                ? TextForms.suffixes(List.of(CaseForms.lower(s), CaseForms.fold(s)), caps)
                                : null);
            case REGEX, IREGEX -> {
                Pattern pattern = LookupDefinition.compile(String.valueOf(definition.pattern()), lookup);
                yield only(
                        name,
                        source,
                        ValueType.BOOLEAN,
                        value -> value instanceof String s
                                ? (Object) pattern.matcher(s).find()
                                : null);
            }
            default -> only(name, source, ValueType.INTEGER, DateParts.of(lookup));
        };
    }

    /** Both, or the one there is. */
    public List<DerivedField> all() {
        return fold == null ? List.of(main) : List.of(main, fold);
    }

    private static LookupFields only(String name, String source, ValueType type, Derivation derivation) {
        return new LookupFields(new DerivedField(name, source, type, false, 0, derivation), null);
    }

    private static LookupFields list(String name, String source, Derivation derivation) {
        return new LookupFields(new DerivedField(name, source, ValueType.STRING, true, 0, derivation), null);
    }

    private static LookupFields text(String name, String source, IndexCaps caps, UnaryOperator<String> form) {
        DerivedField field = new DerivedField(
                name,
                source,
                ValueType.STRING,
                false,
                caps.length(),
                value -> value instanceof String s ? TextForms.cut(form.apply(s), caps.length()) : null);
        return new LookupFields(field, null);
    }

    private static LookupFields folded(String name, String source, IndexCaps caps, UnaryOperator<String> form) {
        LookupFields main = text(name, source, caps, s -> form.apply(CaseForms.lower(s)));
        DerivedField fold = new DerivedField(name + "_fold", source, ValueType.STRING, false, caps.length(), value -> {
            if (!(value instanceof String s)) {
                return null;
            }
            String folded = CaseForms.fold(s);
            return folded.equals(CaseForms.lower(s)) ? null : TextForms.cut(form.apply(folded), caps.length());
        });
        return new LookupFields(main.main, fold);
    }
}
