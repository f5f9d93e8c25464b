package io.nonrel.planner.logical.catalogreader;

import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * The rule for names, for names in a statement: exactly as spelt first, else the only one that differs in case.
 *
 * <p>It tells Calcite that it is case-sensitive: Calcite then leaves it to {@link #field} and to the schemas to find the
 * column or table, and counts only exact duplicates as ambiguous.
 *
 * @param rivals spellings of aliases that differ in case only and stand side by side in the statement; they match exactly or
 *     not at all
 */
public record NameMatcher(Set<String> rivals) implements SqlNameMatcher {

    /** For statements without rivals. */
    public static final NameMatcher PLAIN = new NameMatcher(Set.of());

    /** Copies the set. */
    public NameMatcher {
        rivals = Set.copyOf(rivals);
    }

    @Override
    public boolean isCaseSensitive() {
        return true;
    }

    @Override
    public boolean matches(String string, String name) {
        if (string.equals(name)) {
            return true;
        }
        if (!string.equalsIgnoreCase(name)) {
            return false;
        }
        if (rivals.contains(string) && !rivals.contains(name)) {
            throw new AmbiguousNameException(ErrorCode.AMBIGUOUS_NAME, name, rivalsOf(name));
        }
        return !rivals.contains(string);
    }

    @Override
    public @Nullable RelDataTypeField field(RelDataType rowType, String name) {
        RelDataTypeField exact = rowType.getField(name, true, false);
        if (exact != null) {
            return exact;
        }
        List<RelDataTypeField> fits = new ArrayList<>();
        for (RelDataTypeField field : rowType.getFieldList()) {
            if (field.getName().equalsIgnoreCase(name)) {
                fits.add(field);
            }
        }
        if (fits.size() > 1) {
            throw new AmbiguousNameException(
                    ErrorCode.AMBIGUOUS_COLUMN,
                    name,
                    fits.stream().map(RelDataTypeField::getName).toList());
        }
        return fits.isEmpty() ? null : fits.get(0);
    }

    @Override
    public int frequency(Iterable<String> names, String name) {
        int exact = 0;
        int similar = 0;
        for (String candidate : names) {
            exact += candidate.equals(name) ? 1 : 0;
            similar += candidate.equalsIgnoreCase(name) ? 1 : 0;
        }
        return exact > 0 ? exact : similar;
    }

    @Override
    public Set<String> createSet() {
        return new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    }

    @Override
    public <K extends List<String>, V> @Nullable V get(Map<K, V> map, List<String> prefix, List<String> names) {
        List<String> key = new ArrayList<>(prefix);
        key.addAll(names);
        for (Map.Entry<K, V> entry : map.entrySet()) {
            if (entry.getKey().equals(key)) {
                return entry.getValue();
            }
        }
        return null;
    }

    @Override
    public String bestString() {
        throw new UnsupportedOperationException("only a matcher that ignores case is asked for its best match");
    }

    private List<String> rivalsOf(String name) {
        return rivals.stream().filter(name::equalsIgnoreCase).sorted().toList();
    }
}
