package io.nonrel.planner.parser.grammar;

/** An immutable set of kinds of tokens. */
final class TokenSet {
    private final boolean[] members = new boolean[SqlGrammarConstants.tokenImage.length];

    private TokenSet() {}

    static TokenSet of(int... kinds) {
        return new TokenSet().adding(kinds);
    }

    /** A set with the kinds of this one and more. */
    TokenSet and(int... kinds) {
        TokenSet sum = new TokenSet();
        System.arraycopy(members, 0, sum.members, 0, members.length);
        return sum.adding(kinds);
    }

    private TokenSet adding(int... kinds) {
        for (int kind : kinds) {
            members[kind] = true;
        }
        return this;
    }

    boolean contains(int kind) {
        return members[kind];
    }
}
