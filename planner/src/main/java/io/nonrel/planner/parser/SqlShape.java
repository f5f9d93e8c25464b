package io.nonrel.planner.parser;

import java.util.List;
import java.util.Optional;

/**
 * A statement without some of its literals, so that statements which differ only in those share a plan. Found with one
 * scan over the text, without parsing it.
 *
 * <p>Only literals are taken out that can't change what the statement means, whatever their value: numbers and strings
 * that are a whole operand of a comparison, of IN or of BETWEEN in a WHERE, ON or HAVING clause, a whole value in the
 * VALUES of an INSERT, or a whole value of SET. Everything else stays: select lists, GROUP BY, ORDER BY, LIMIT, LIKE,
 * arguments of functions, precisions, literals with a prefix like DATE. Each literal's type is part of the {@link #key},
 * so a plan for the key fits all statements that have it.
 *
 * <p>A text that isn't SQL may have a shape too: when {@link #sql} fails to be planned, plan the original text, whose
 * error has the right position. Immutable.
 */
public final class SqlShape {
    private final String key;
    private final String sql;
    private final List<Slot> slots;

    SqlShape(String key, String sql, List<Slot> slots) {
        this.key = key;
        this.sql = sql;
        this.slots = List.copyOf(slots);
    }

    /** The shape of a statement; empty when nothing can be taken out of it, or when it is out of the ordinary. */
    public static Optional<SqlShape> of(String sql) {
        return new ShapeScanner(sql).scan();
    }

    /** What two statements have in common when they can share a plan. */
    public String key() {
        return key;
    }

    /** The statement with a parameter in place of each literal, and without comments. */
    public String sql() {
        return sql;
    }

    /** What each parameter of {@link #sql} stands for, in order. */
    public List<Slot> slots() {
        return slots;
    }

    /** What a parameter stands for. */
    public sealed interface Slot {}

    /** A parameter of the original statement; the number counts from 0. */
    public record Given(int parameter) implements Slot {}

    /**
     * A literal of the original statement.
     *
     * @param value a Long for INTEGER and BIGINT, a BigDecimal (with the literal's scale) for DECIMAL, a Double, or a
     *     String
     */
    public record Literal(LiteralType type, Object value) implements Slot {}

    /** The types that literals have. */
    public enum LiteralType {
        INTEGER,
        BIGINT,
        DECIMAL,
        DOUBLE,
        VARCHAR
    }
}
