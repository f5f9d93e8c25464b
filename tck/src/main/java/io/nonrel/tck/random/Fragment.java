package io.nonrel.tck.random;

import java.util.ArrayList;
import java.util.List;

/** A piece of SQL, as a tree that knows what can be left out of it. Immutable. */
sealed interface Fragment {

    /** Writes the SQL text. */
    void write(SqlText out);

    /** Fixed words. */
    record Words(String sql) implements Fragment {
        @Override
        public void write(SqlText out) {
            out.append(sql);
        }
    }

    /** A literal that a parameter could stand for. */
    record Literal(String sql, Object value) implements Fragment {
        @Override
        public void write(SqlText out) {
            out.literal(sql, value);
        }
    }

    /** Pieces, one after the other. */
    record Phrase(List<Fragment> parts) implements Fragment {
        public Phrase {
            parts = List.copyOf(parts);
        }

        @Override
        public void write(SqlText out) {
            parts.forEach(part -> part.write(out));
        }
    }

    /** An expression, which any other one of its kind may replace. */
    record Typed(Kind kind, Fragment content) implements Fragment {
        @Override
        public void write(SqlText out) {
            content.write(out);
        }
    }

    /** A whole query, which a query inside of it may replace. */
    record Query(Fragment content) implements Fragment {
        @Override
        public void write(SqlText out) {
            content.write(out);
        }
    }

    /** Something that may be left out. */
    record Extra(Fragment content) implements Fragment {
        @Override
        public void write(SqlText out) {
            content.write(out);
        }
    }

    /** An ORDER BY that leaves no two rows undecided, and what follows it. */
    record TotalOrder(Fragment content) implements Fragment {
        @Override
        public void write(SqlText out) {
            content.write(out);
            out.ordered();
        }
    }

    /** Pieces with something between them, of which at least {@code least} must stay. */
    record Listed(String separator, int least, List<Fragment> items) implements Fragment {
        public Listed {
            items = List.copyOf(items);
        }

        @Override
        public void write(SqlText out) {
            for (int i = 0; i < items.size(); i++) {
                if (i > 0) {
                    out.append(separator);
                }
                items.get(i).write(out);
            }
        }
    }

    /** A phrase of fragments and of words, which are given as strings. */
    static Fragment of(Object... parts) {
        List<Fragment> fragments = new ArrayList<>();
        for (Object part : parts) {
            fragments.add(part instanceof Fragment fragment ? fragment : new Words((String) part));
        }
        return new Phrase(fragments);
    }

    /** A piece that may be left out. */
    static Fragment extra(Object... parts) {
        return new Extra(of(parts));
    }

    /** Nothing. */
    static Fragment nothing() {
        return new Words("");
    }
}
