package io.nonrel.tck.lie;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A store that writes something else. */
enum WriteLie implements Lie {
    INSERTS_OVER_WHAT_IS_THERE("anInsertOfAnExistingKeyFailsAndChangesNothing") {
        @Override
        Mutation asked(Mutation mutation) {
            return mutation instanceof Mutation.Insert i
                    ? new Mutation.Upsert(i.collection(), i.fields(), i.values())
                    : mutation;
        }
    },

    /** As stores do whose update puts a whole document, here of the collection {@code item}. */
    LOSES_UNKNOWN_FIELDS("fieldsThatNobodyNamesAreKept") {
        @Override
        Mutation asked(Mutation mutation) {
            if (!(mutation instanceof Mutation.Update u) || u.fields().contains("colour")) {
                return mutation;
            }
            List<String> fields = new ArrayList<>(u.fields());
            fields.add("colour");
            @Nullable Object[] values = Arrays.copyOf(u.values(), fields.size(), Object[].class);
            return new Mutation.Update(u.collection(), u.key(), fields, values);
        }
    },

    UPDATES_WHAT_IS_NOT_THERE("anUpdateSetsTheFieldsThatItNames") {
        @Override
        Mutation asked(Mutation mutation) {
            if (!(mutation instanceof Mutation.Update u) || !u.collection().equals("item")) {
                return mutation;
            }
            List<String> fields = new ArrayList<>(u.fields());
            fields.add("id");
            @Nullable Object[] values = Arrays.copyOf(u.values(), fields.size(), Object[].class);
            values[fields.size() - 1] = u.key()[0];
            return new Mutation.Upsert("item", fields, values);
        }
    },

    FORGETS_TO_DELETE("aDeleteRemovesTheDocument") {
        @Override
        Mutation asked(Mutation mutation) {
            return mutation instanceof Mutation.Delete d
                    ? new Mutation.Update(d.collection(), d.key(), List.of(), new @Nullable Object[0])
                    : mutation;
        }
    },

    DELETES_ALL_FOR_SOME("aSetDeleteRemovesTheMatchingDocuments") {
        @Override
        Mutation asked(Mutation mutation) {
            return mutation instanceof Mutation.DeleteWhere d
                    ? new Mutation.DeleteWhere(d.collection(), io.nonrel.spi.Predicate.all())
                    : mutation;
        }
    },

    TRIMS_STRINGS("aScanOfEverythingGivesEveryDocumentOnce") {
        @Override
        Mutation asked(Mutation mutation) {
            return changed(mutation, value -> value instanceof String s ? s.strip() : value);
        }
    },

    CUTS_TIMES_IN_SILENCE("valuesComeBackAndAreFound") {
        @Override
        Mutation asked(Mutation mutation) {
            return changed(mutation, value -> {
                if (value instanceof LocalTime t) {
                    return t.truncatedTo(ChronoUnit.MILLIS);
                }
                if (value instanceof LocalDateTime t) {
                    return t.truncatedTo(ChronoUnit.MILLIS);
                }
                return value instanceof Instant t ? t.truncatedTo(ChronoUnit.MILLIS) : value;
            });
        }
    },

    COUNTS_EVERY_MUTATION("aDeleteRemovesTheDocument") {
        @Override
        long[] written(StoreAccess access, List<Mutation> mutations, CallContext context) {
            access.write(mutations, context);
            return IntStream.range(0, mutations.size()).mapToLong(i -> 1).toArray();
        }
    },

    WRITES_BATCHES_PIECE_BY_PIECE("aBatchWithAnExistingKeyFailsAtItsPosition") {
        @Override
        long[] written(StoreAccess access, List<Mutation> mutations, CallContext context) {
            return mutations.stream()
                    .mapToLong(mutation -> access.write(List.of(mutation), context)[0])
                    .toArray();
        }
    },

    DROPS_WRITES_OF_LONG_BATCHES("aLookupTakesAnyNumberOfKeys") {
        @Override
        long[] written(StoreAccess access, List<Mutation> mutations, CallContext context) {
            List<Mutation> some = mutations.subList(0, Math.min(50, mutations.size()));
            return Arrays.copyOf(access.write(some, context), mutations.size());
        }
    },

    ENFORCES_NO_UNIQUE_INDEX("aUniqueIndexRefusesTheSecondDocument") {
        @Override
        IndexDefinition made(IndexDefinition index) {
            return new IndexDefinition(index.name(), index.collection(), index.fields(), false);
        }
    },

    MAKES_ANOTHER_INDEX("anIndexOnAFilledCollectionAnswers") {
        @Override
        IndexDefinition made(IndexDefinition index) {
            List<IndexDefinition.Field> key = List.of(new IndexDefinition.Field("id", false));
            return new IndexDefinition(index.name(), index.collection(), key, index.unique());
        }
    };

    private final String caughtBy;

    WriteLie(String caughtBy) {
        this.caughtBy = caughtBy;
    }

    Mutation asked(Mutation mutation) {
        return mutation;
    }

    long[] written(StoreAccess access, List<Mutation> mutations, CallContext context) {
        return access.write(mutations, context);
    }

    IndexDefinition made(IndexDefinition index) {
        return index;
    }

    @Override
    public String caughtBy() {
        return caughtBy;
    }

    @Override
    public Store of(Store honest) {
        WriteLie lie = this;
        return new HonestStore(honest) {
            @Override
            long[] write(StoreAccess access, List<? extends Mutation> mutations, CallContext context) {
                return lie.written(access, mutations.stream().map(lie::asked).toList(), context);
            }

            @Override
            public void createIndex(IndexDefinition index) {
                super.createIndex(made(index));
            }
        };
    }

    /** A change of each value. */
    @FunctionalInterface
    private interface Change {
        @Nullable
        Object of(@Nullable Object value);
    }

    private static Mutation changed(Mutation mutation, Change change) {
        if (!(mutation instanceof Mutation.Insert i)) {
            return mutation;
        }
        @Nullable Object[] values = i.values().clone();
        Arrays.setAll(values, n -> change.of(values[n]));
        return new Mutation.Insert(i.collection(), i.fields(), values);
    }
}
