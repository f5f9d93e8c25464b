package io.nonrel.tck.random;

import java.util.List;
import java.util.function.Supplier;

/** The generators of one set of tables, which call each other. Not thread-safe. */
final class Generators {

    private static final int DEEPEST = 2;

    private final List<Table> tables;
    private final Expressions expressions;
    private final FromClauses fromClauses;
    private final Selects selects;
    private final Changes changes;
    private int nesting;
    private int aliases;

    Generators(Dice dice, Literals literals, List<Table> tables) {
        this.tables = tables;
        this.expressions = new Expressions(dice, literals, this);
        this.fromClauses = new FromClauses(dice, this);
        this.selects = new Selects(dice, this);
        this.changes = new Changes(dice, this);
    }

    List<Table> tables() {
        return tables;
    }

    Expressions expressions() {
        return expressions;
    }

    Selects selects() {
        return selects;
    }

    Changes changes() {
        return changes;
    }

    /** A FROM clause. */
    From from(List<Scope.Reference> outer, int joins) {
        return fromClauses.from(outer, joins);
    }

    /** A name that no other part of the statement has. */
    String alias() {
        aliases++;
        return "a" + aliases;
    }

    boolean mayNest() {
        return nesting < DEEPEST;
    }

    /** Makes something that stands one query deeper. */
    <T> T nested(Supplier<T> generator) {
        nesting++;
        try {
            return generator.get();
        } finally {
            nesting--;
        }
    }

    /** Makes something without queries in it. */
    <T> T flat(Supplier<T> generator) {
        int before = nesting;
        nesting = DEEPEST;
        try {
            return generator.get();
        } finally {
            nesting = before;
        }
    }

    /** Begins a statement. */
    void begin() {
        aliases = 0;
        nesting = 0;
    }
}
