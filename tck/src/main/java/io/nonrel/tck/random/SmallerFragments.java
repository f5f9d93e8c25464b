package io.nonrel.tck.random;

import io.nonrel.tck.random.Fragment.Extra;
import io.nonrel.tck.random.Fragment.Listed;
import io.nonrel.tck.random.Fragment.Phrase;
import io.nonrel.tck.random.Fragment.Query;
import io.nonrel.tck.random.Fragment.TotalOrder;
import io.nonrel.tck.random.Fragment.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The ways to make a fragment smaller by one step, large steps first. */
final class SmallerFragments {

    private SmallerFragments() {}

    static Stream<Fragment> of(Fragment fragment) {
        if (fragment instanceof Extra extra) {
            return Stream.concat(
                    Stream.of(Fragment.nothing()), of(extra.content()).map(Extra::new));
        }
        if (fragment instanceof TotalOrder order) {
            return of(order.content()).map(TotalOrder::new);
        }
        if (fragment instanceof Typed typed) {
            return typed(typed);
        }
        if (fragment instanceof Query query) {
            List<Fragment> inner = new ArrayList<>();
            collect(query.content(), part -> {
                if (part instanceof Query) {
                    inner.add(part);
                }
            });
            return Stream.concat(inner.stream(), of(query.content()).map(Query::new));
        }
        if (fragment instanceof Listed listed) {
            Stream<Fragment> fewer = listed.items().size() <= listed.least()
                    ? Stream.empty()
                    : Stream.iterate(listed.items().size() - 1, i -> i >= 0, i -> i - 1)
                            .map(i -> without(listed, i));
            return Stream.concat(
                    fewer, each(listed.items(), items -> new Listed(listed.separator(), listed.least(), items)));
        }
        return fragment instanceof Phrase phrase ? each(phrase.parts(), Phrase::new) : Stream.empty();
    }

    private static Stream<Fragment> typed(Typed typed) {
        List<Fragment> inner = new ArrayList<>();
        collect(typed.content(), part -> {
            if (part instanceof Typed other && other.kind() == typed.kind()) {
                inner.add(part);
            }
        });
        Stream<Fragment> constants = typed.kind() == Kind.BOOLEAN && !(typed.content() instanceof Fragment.Words)
                ? Stream.of(new Typed(Kind.BOOLEAN, new Fragment.Words("TRUE")))
                : Stream.empty();
        return Stream.of(inner.stream(), constants, of(typed.content()).map(part ->
                        (Fragment) new Typed(typed.kind(), part)))
                .flatMap(steps -> steps);
    }

    private static Stream<Fragment> each(List<Fragment> parts, Function<List<Fragment>, Fragment> build) {
        return Stream.iterate(0, i -> i < parts.size(), i -> i + 1)
                .flatMap(i -> of(parts.get(i)).map(smaller -> {
                    List<Fragment> copy = new ArrayList<>(parts);
                    copy.set(i, smaller);
                    return build.apply(copy);
                }));
    }

    private static Fragment without(Listed listed, int index) {
        List<Fragment> items = new ArrayList<>(listed.items());
        items.remove(index);
        return new Listed(listed.separator(), listed.least(), items);
    }

    /** Visits everything below a fragment, and itself. */
    private static void collect(Fragment fragment, Consumer<Fragment> visitor) {
        visitor.accept(fragment);
        if (fragment instanceof Extra extra) {
            collect(extra.content(), visitor);
        } else if (fragment instanceof TotalOrder order) {
            collect(order.content(), visitor);
        } else if (fragment instanceof Typed typed) {
            collect(typed.content(), visitor);
        } else if (fragment instanceof Query query) {
            collect(query.content(), visitor);
        } else if (fragment instanceof Listed listed) {
            listed.items().forEach(item -> collect(item, visitor));
        } else if (fragment instanceof Phrase phrase) {
            phrase.parts().forEach(part -> collect(part, visitor));
        }
    }
}
