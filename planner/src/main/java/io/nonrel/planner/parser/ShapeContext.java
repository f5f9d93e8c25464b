package io.nonrel.planner.parser;

import org.jspecify.annotations.Nullable;

/**
 * Where in a statement the scan stands: the clause, for each parenthesis, and the token before. Answers whether a literal
 * may be taken out.
 */
final class ShapeContext {
    /** What kind of token came before, as far as it matters. */
    enum Before {
        COMPARISON,
        BETWEEN,
        AND_OF_BETWEEN,
        OPENING,
        COMMA,
        WORD,
        OTHER
    }

    private enum Clause {
        /** Nothing may be taken out directly, but sub-queries may have what can. */
        OPEN,
        /** Nothing may be taken out, not even of sub-queries: the text may have to equal another part of the statement. */
        FROZEN,
        CONDITION,
        LIST,
        VALUES,
        ROW,
        SET
    }

    private static final int DEEPEST = 64;

    private final Clause[] clauses = new Clause[DEEPEST];
    private final boolean[] betweens = new boolean[DEEPEST];
    private final boolean[] groupings = new boolean[DEEPEST];
    private int depth;
    private Before before = Before.OTHER;
    private @Nullable ShapeWord verb;
    private ShapeWord word = ShapeWord.OTHER;

    ShapeContext() {
        clauses[0] = Clause.OPEN;
    }

    /** Goes over a word; whether the statement is still one that has a shape. */
    boolean word(ShapeWord next) {
        if (verb == null) {
            verb = next;
            if (!hasShape(next)) {
                return false;
            }
        }
        before = Before.WORD;
        switch (next) {
            case SELECT, GROUP, ORDER, QUALIFY, WINDOW, LIMIT, OFFSET, FETCH, RETURNING -> enter(Clause.FROZEN);
            case FROM, JOIN, UNION, EXCEPT, INTERSECT, MINUS -> enter(Clause.OPEN);
            case WHERE, ON -> enter(Clause.CONDITION);
            case HAVING -> enter(groupings[depth] ? Clause.FROZEN : Clause.CONDITION);
            case VALUES -> enter(verb == ShapeWord.INSERT && depth == 0 ? Clause.VALUES : Clause.FROZEN);
            case SET -> enter(Clause.SET);
            case BETWEEN -> {
                betweens[depth] = true;
                before = Before.BETWEEN;
            }
            case AND -> {
                before = betweens[depth] ? Before.AND_OF_BETWEEN : Before.WORD;
                betweens[depth] = false;
            }
            default -> {}
        }
        if (next == ShapeWord.SELECT) {
            groupings[depth] = false;
        }
        word = next;
        return true;
    }

    private static boolean hasShape(ShapeWord verb) {
        return switch (verb) {
            case SELECT, WITH, INSERT, UPDATE, DELETE -> true;
            default -> false;
        };
    }

    /** Begins a clause, unless all of it is frozen from outside. */
    private void enter(Clause clause) {
        if (depth == 0 || !frozenOutside()) {
            clauses[depth] = clause;
        }
    }

    private boolean frozenOutside() {
        return clauses[depth - 1] == Clause.FROZEN;
    }

    /** Goes over an opening parenthesis; whether it isn't too deep. */
    boolean open() {
        if (depth + 1 == DEEPEST) {
            return false;
        }
        Clause inside = inside();
        depth++;
        clauses[depth] = inside;
        betweens[depth] = false;
        groupings[depth] = false;
        before = Before.OPENING;
        return true;
    }

    private Clause inside() {
        Clause outside = clauses[depth];
        if (outside == Clause.FROZEN) {
            return Clause.FROZEN;
        }
        if (before == Before.WORD && !word.introducesParenthesis()) {
            return Clause.FROZEN;
        }
        if (before == Before.WORD && word == ShapeWord.IN) {
            return outside == Clause.CONDITION ? Clause.LIST : Clause.FROZEN;
        }
        return switch (outside) {
            case CONDITION -> Clause.CONDITION;
            // A tuple of a list.
            case LIST -> Clause.LIST;
            case VALUES -> Clause.ROW;
            default -> Clause.OPEN;
        };
    }

    /** Goes over a closing parenthesis; whether there was one to close. */
    boolean close() {
        before = Before.OTHER;
        word = ShapeWord.OTHER;
        if (depth == 0) {
            return false;
        }
        groupings[depth - 1] |= groupings[depth];
        depth--;
        return true;
    }

    void comma() {
        before = Before.COMMA;
    }

    void comparison() {
        // In GROUP BY: an expression in HAVING may have to equal it.
        markGrouping();
        before = Before.COMPARISON;
    }

    void other() {
        before = Before.OTHER;
    }

    /** A literal in GROUP BY or a select list: HAVING may repeat the expression that it is part of. */
    void markGrouping() {
        groupings[depth] |= clauses[depth] == Clause.FROZEN;
    }

    /** Whether a literal that stands here may be taken out, if what follows allows it. */
    boolean mayTake() {
        return switch (clauses[depth]) {
            case CONDITION ->
                before == Before.COMPARISON || before == Before.BETWEEN || before == Before.AND_OF_BETWEEN;
            case LIST, ROW -> before == Before.OPENING || before == Before.COMMA;
            case SET -> before == Before.COMPARISON;
            default -> false;
        };
    }

    /** Whether a word right after such a literal allows to take it. */
    boolean allows(ShapeWord next) {
        return clauses[depth] == Clause.CONDITION && next.endsCondition()
                || clauses[depth] == Clause.SET && (next == ShapeWord.WHERE || next == ShapeWord.RETURNING);
    }

    /** Whether a literal that a comma follows may be taken. */
    boolean allowsComma() {
        return clauses[depth] != Clause.CONDITION || before != Before.BETWEEN;
    }
}
