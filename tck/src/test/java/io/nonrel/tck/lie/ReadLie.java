package io.nonrel.tck.lie;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.SortField;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store that runs another scan than the one asked for, or says the wrong thing about it. */
enum ReadLie implements Lie {

    /** An index without entries for NULL gives the order. */
    LOSES_NULLS_WHEN_IT_SORTS(
            "rowsComeInTheOrderOfEachField",
            scan -> scan.order().isEmpty()
                    ? scan
                    : scan.withPredicate(scan.predicate()
                            .and(new Predicate.Not(
                                    new Predicate.IsNull(scan.order().get(0).field()))))),

    /** As MongoDB's {@code $ne} does. */
    FINDS_NULL_UNEQUAL(
            "aScanGivesWhatTheVerdictPromises",
            scan -> scan.withPredicate(conjuncts(
                    scan.predicate(),
                    conjunct ->
                            conjunct instanceof Predicate.Comparison c && c.operator() == Predicate.Operator.NOT_EQUAL
                                    ? new Predicate.Or(List.of(c, new Predicate.IsNull(c.field())))
                                    : conjunct))),

    /** As stores do that have no such filter. */
    TAKES_A_PREFIX_FOR_A_LOWER_BOUND(
            "aScanGivesWhatTheVerdictPromises",
            scan -> scan.withPredicate(conjuncts(
                    scan.predicate(),
                    conjunct -> conjunct instanceof Predicate.Prefix p
                            ? new Predicate.Comparison(p.field(), Predicate.Operator.GREATER_OR_EQUAL, p.prefix())
                            : conjunct))),

    DROPS_A_CONJUNCT("aScanGivesWhatTheVerdictPromises", scan -> {
        List<Predicate> conjuncts = scan.predicate().conjuncts();
        return conjuncts.size() < 2
                ? scan
                : scan.withPredicate(new Predicate.And(conjuncts.subList(0, conjuncts.size() - 1)));
    }),

    FORGETS_AN_ALTERNATIVE(
            "aScanGivesWhatTheVerdictPromises",
            scan -> scan.withPredicate(conjuncts(
                    scan.predicate(),
                    conjunct -> conjunct instanceof Predicate.In in
                            ? new Predicate.In(
                                    in.field(),
                                    in.operands().subList(0, in.operands().size() - 1))
                            : conjunct))),

    EXCLUDES_A_BOUND(
            "aScanGivesWhatTheVerdictPromises",
            scan -> scan.withPredicate(conjuncts(
                    scan.predicate(),
                    conjunct -> conjunct instanceof Predicate.Range r
                            ? new Predicate.Range(r.field(), r.lower(), r.lowerInclusive(), r.upper(), false)
                            : conjunct))),

    IGNORES_THE_LIMIT("aPageIsTheSliceOfTheOrderedRows", scan -> scan.withLimit(scan.offset(), null)),

    IGNORES_THE_LIMIT_WITHOUT_ORDER(
            "aLimitWithoutOrderGivesSoManyOfTheRows",
            scan -> scan.order().isEmpty() ? scan.withLimit(scan.offset(), null) : scan),

    TAKES_LIMIT_ZERO_FOR_NONE(
            "aPageIsTheSliceOfTheOrderedRows",
            scan -> scan.limitRows() == 0 ? scan.withLimit(scan.offset(), null) : scan),

    IGNORES_THE_OFFSET("aPageIsTheSliceOfTheOrderedRows", scan -> scan.withLimit(null, scan.limit())),

    LIMITS_BEFORE_IT_SKIPS(
            "aPageIsTheSliceOfTheOrderedRows",
            scan -> scan.offset() == null || scan.limit() == null
                    ? scan
                    : scan.withLimit(scan.offset(), Operand.of(Math.max(0, scan.limitRows() - scan.offsetRows())))),

    IGNORES_THE_ORDER("rowsComeInTheOrderOfEachField", scan -> scan.withOrder(List.of())),

    IGNORES_THE_SECOND_ORDER(
            "rowsComeInTheOrderOfSeveralFields",
            scan -> scan.withOrder(scan.order().stream().limit(1).toList())),

    SORTS_NULLS_AT_THE_OTHER_END(
            "rowsComeInTheOrderOfEachField",
            scan -> scan.withOrder(scan.order().stream()
                    .map(term -> new SortField(term.field(), term.descending(), !term.nullsFirst()))
                    .toList())),

    OVER_DECLARES("aScanGivesWhatTheVerdictPromises", UnaryOperator.identity()) {
        @Override
        public Store of(Store honest) {
            return new HonestStore(honest) {
                @Override
                public Verdict check(Scan scan) {
                    return Verdict.EXACT;
                }

                @Override
                Scan asked(Scan scan) {
                    // What it can't, it leaves out.
                    List<Predicate> simple = scan.predicate().conjuncts().stream()
                            .filter(p -> !(p instanceof Predicate.Or || p instanceof Predicate.Not))
                            .toList();
                    return scan.withPredicate(new Predicate.And(simple));
                }
            };
        }
    },

    REJECTS_WITHOUT_REASON("aScanGivesWhatTheVerdictPromises", UnaryOperator.identity()) {
        @Override
        public Store of(Store honest) {
            return new HonestStore(honest) {
                @Override
                public Verdict check(Scan scan) {
                    return scan.predicate() instanceof Predicate.Not ? new Verdict.Rejected("") : super.check(scan);
                }
            };
        }
    },

    CHANGES_ITS_MIND("aVerdictDependsOnNothingButTheScan", UnaryOperator.identity()) {
        @Override
        public Store of(Store honest) {
            AtomicInteger calls = new AtomicInteger();
            return new HonestStore(honest) {
                @Override
                public Verdict check(Scan scan) {
                    return calls.incrementAndGet() % 7 == 0 ? new Verdict.Rejected("not now") : super.check(scan);
                }
            };
        }
    },

    DECLARES_TOO_LITTLE("aSetDeleteRemovesTheMatchingDocuments", UnaryOperator.identity()) {
        @Override
        public Store of(Store honest) {
            return new HonestStore(honest) {
                @Override
                public Set<Capability> capabilities() {
                    Set<Capability> fewer = EnumSet.copyOf(super.capabilities());
                    fewer.remove(Capability.SET_WRITES);
                    return fewer;
                }
            };
        }
    },

    HEARS_NO_CANCEL("aScanStops", UnaryOperator.identity()) {
        @Override
        public Store of(Store honest) {
            return new HonestStore(honest) {
                @Override
                RowCursor scan(StoreAccess access, Scan scan, CallContext context) {
                    return super.scan(access, scan, CallContext.NONE);
                }
            };
        }
    },

    LOOKS_UP_THE_FIRST_THOUSAND("aLookupTakesAnyNumberOfKeys", UnaryOperator.identity()) {
        @Override
        public Store of(Store honest) {
            return new HonestStore(honest) {
                @Override
                RowCursor lookup(
                        StoreAccess access,
                        String collection,
                        List<@Nullable Object[]> keys,
                        List<String> fields,
                        CallContext context) {
                    List<@Nullable Object[]> some = keys.subList(0, Math.min(1_000, keys.size()));
                    return super.lookup(access, collection, some, fields, context);
                }
            };
        }
    },

    LOOKS_UP_FIELDS_IN_ITS_OWN_ORDER("aLookupGivesTheDocumentsThatAreThere", UnaryOperator.identity()) {
        @Override
        public Store of(Store honest) {
            return new HonestStore(honest) {
                @Override
                RowCursor lookup(
                        StoreAccess access,
                        String collection,
                        List<@Nullable Object[]> keys,
                        List<String> fields,
                        CallContext context) {
                    List<String> sorted = fields.stream().sorted().toList();
                    return super.lookup(access, collection, keys, sorted, context);
                }
            };
        }
    };

    private final String caughtBy;
    private final UnaryOperator<Scan> scan;

    ReadLie(String caughtBy, UnaryOperator<Scan> scan) {
        this.caughtBy = caughtBy;
        this.scan = scan;
    }

    @Override
    public String caughtBy() {
        return caughtBy;
    }

    @Override
    public Store of(Store honest) {
        return new HonestStore(honest) {
            @Override
            Scan asked(Scan asked) {
                return scan.apply(asked);
            }
        };
    }

    private static Predicate conjuncts(Predicate predicate, UnaryOperator<Predicate> change) {
        Stream<Predicate> changed = predicate.conjuncts().stream().map(change);
        return new Predicate.And(changed.toList());
    }
}
