package io.nonrel.tck.lie;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A store that runs the right scan and then gives other rows. */
enum RowLie implements Lie {
    GIVES_ONLY_KNOWN_FIELDS_OF_WHOLE_DOCUMENTS("wholeDocumentsHaveFieldsThatNobodyKnows") {
        @Override
        List<Map<String, @Nullable Object>> whole(List<Map<String, @Nullable Object>> documents) {
            List<Map<String, @Nullable Object>> fewer = new ArrayList<>();
            for (Map<String, @Nullable Object> document : documents) {
                Map<String, @Nullable Object> known = new HashMap<>(document);
                known.remove("colour");
                fewer.add(known);
            }
            return fewer;
        }
    },

    REPEATS_ROWS("aScanOfEverythingGivesEveryDocumentOnce") {
        @Override
        RowCursor rows(Scan scan, CallContext context, RowCursor cursor) {
            return new HonestCursor(cursor) {
                private int given;
                private @Nullable Object @Nullable [] last;

                @Override
                public @Nullable Object @Nullable [] next() {
                    if (++given % 10 != 0) {
                        last = super.next();
                    }
                    return last;
                }
            };
        }
    },

    LOSES_THE_LAST_ROW_OF_A_PAGE("theRowsAreTheSameWithEveryFetchSize") {
        @Override
        RowCursor rows(Scan scan, CallContext context, RowCursor cursor) {
            return new HonestCursor(cursor) {
                private int read;

                @Override
                public @Nullable Object @Nullable [] next() {
                    return ++read % context.fetchSize() == 0 && super.next() == null ? null : super.next();
                }
            };
        }
    },

    FAILS_MIDWAY("aScanOfEverythingGivesEveryDocumentOnce") {
        @Override
        RowCursor rows(Scan scan, CallContext context, RowCursor cursor) {
            return new HonestCursor(cursor) {
                private int given;

                @Override
                public @Nullable Object @Nullable [] next() {
                    if (++given > 50) {
                        throw ErrorCode.STORE_FAILED.error("The wire is cut");
                    }
                    return super.next();
                }
            };
        }
    },

    ENDS_IN_SILENCE_MIDWAY("aScanOfEverythingGivesEveryDocumentOnce") {
        @Override
        RowCursor rows(Scan scan, CallContext context, RowCursor cursor) {
            return new HonestCursor(cursor) {
                private int given;

                @Override
                public @Nullable Object @Nullable [] next() {
                    return ++given > 100 ? null : super.next();
                }
            };
        }
    },

    BEGINS_AGAIN_AFTER_THE_END("thereIsNothingAfterTheEnd") {
        @Override
        RowCursor rows(Scan scan, CallContext context, RowCursor cursor) {
            return new HonestCursor(cursor) {
                private @Nullable Object @Nullable [] first;
                private boolean ended;

                @Override
                public @Nullable Object @Nullable [] next() {
                    @Nullable Object @Nullable [] row = super.next();
                    first = first == null ? row : first;
                    boolean again = ended;
                    ended = row == null;
                    return again ? first : row;
                }
            };
        }
    },

    NEVER_CLOSES_A_CURSOR("aCursorThatIsClosedGivesNoMoreRows") {
        @Override
        RowCursor rows(Scan scan, CallContext context, RowCursor cursor) {
            return new HonestCursor(cursor) {
                @Override
                public void close() {
                    // The lie.
                }
            };
        }
    },

    USES_ONE_ARRAY_FOR_ALL_ROWS("rowsStayAsTheyAreWhenTheCursorGoesOn") {
        @Override
        RowCursor rows(Scan scan, CallContext context, RowCursor cursor) {
            @Nullable Object[] shared = new @Nullable Object[scan.fields().size()];
            return new HonestCursor(cursor) {
                @Override
                public @Nullable Object @Nullable [] next() {
                    @Nullable Object @Nullable [] row = super.next();
                    if (row == null) {
                        return null;
                    }
                    System.arraycopy(row, 0, shared, 0, shared.length);
                    return shared;
                }
            };
        }
    },

    READS_LONGS_AS_DOUBLES("valuesComeBackAndAreFound") {
        @Override
        RowCursor rows(Scan scan, CallContext context, RowCursor cursor) {
            return mapped(cursor, value -> value instanceof Long x ? (long) x.doubleValue() : value);
        }
    },

    READS_EMPTY_STRINGS_AS_NULL("aScanOfEverythingGivesEveryDocumentOnce") {
        @Override
        RowCursor rows(Scan scan, CallContext context, RowCursor cursor) {
            return mapped(cursor, value -> "".equals(value) ? null : value);
        }
    },

    SORTS_BY_UTF_16("rowsComeInTheOrderOfEachField") {
        @Override
        RowCursor rows(Scan scan, CallContext context, RowCursor cursor) {
            return scan.order().size() == 1
                            && scan.fields().contains(scan.order().get(0).field())
                    ? sorted(scan, cursor)
                    : cursor;
        }

        private RowCursor sorted(Scan scan, RowCursor cursor) {
            int position = scan.fields().indexOf(scan.order().get(0).field());
            boolean descending = scan.order().get(0).descending();
            List<@Nullable Object[]> rows = drain(cursor);
            Comparator<@Nullable Object[]> order =
                    (a, b) -> a[position] instanceof String x && b[position] instanceof String y ? x.compareTo(y) : 0;
            rows.sort(descending ? order.reversed() : order);
            return list(rows);
        }
    },

    COUNTS_ONE_TOO_MANY("documentsAreCounted") {
        @Override
        RowCursor aggregated(Aggregation aggregation, RowCursor cursor) {
            return mapped(cursor, value -> value instanceof Long count ? count + 1 : value);
        }
    },

    SUMS_NOTHING_TO_ZERO("sumsAreExact") {
        @Override
        RowCursor aggregated(Aggregation aggregation, RowCursor cursor) {
            return mapped(cursor, value -> value == null ? java.math.BigDecimal.ZERO : value);
        }
    },

    GIVES_NO_GROUP_FOR_NULL("groupsAreThoseOfSql") {
        @Override
        RowCursor aggregated(Aggregation aggregation, RowCursor cursor) {
            List<@Nullable Object[]> rows = drain(cursor);
            rows.removeIf(row -> !aggregation.groupBy().isEmpty() && row[0] == null);
            return list(rows);
        }
    };

    private final String caughtBy;

    RowLie(String caughtBy) {
        this.caughtBy = caughtBy;
    }

    /** What is given in place of a scan's rows. */
    RowCursor rows(Scan scan, CallContext context, RowCursor cursor) {
        return cursor;
    }

    /** What is given in place of whole documents. */
    List<Map<String, @Nullable Object>> whole(List<Map<String, @Nullable Object>> documents) {
        return documents;
    }

    /** What is given in place of an aggregation's rows. */
    RowCursor aggregated(Aggregation aggregation, RowCursor cursor) {
        return cursor;
    }

    @Override
    public String caughtBy() {
        return caughtBy;
    }

    @Override
    public Store of(Store honest) {
        return new HonestStore(honest) {
            @Override
            RowCursor scan(StoreAccess access, Scan scan, CallContext context) {
                return rows(scan, context, super.scan(access, scan, context));
            }

            @Override
            RowCursor aggregate(StoreAccess access, Aggregation aggregation, CallContext context) {
                return aggregated(aggregation, super.aggregate(access, aggregation, context));
            }

            @Override
            List<Map<String, @Nullable Object>> documents(
                    StoreAccess access, String collection, List<@Nullable Object[]> keys, CallContext context) {
                return whole(super.documents(access, collection, keys, context));
            }
        };
    }

    /** A change of each value. */
    @FunctionalInterface
    private interface Change {
        @Nullable
        Object of(@Nullable Object value);
    }

    private static RowCursor mapped(RowCursor cursor, Change change) {
        return new HonestCursor(cursor) {
            @Override
            public @Nullable Object @Nullable [] next() {
                @Nullable Object @Nullable [] row = super.next();
                if (row == null) {
                    return null;
                }
                @Nullable Object[] changed = Arrays.copyOf(row, row.length, Object[].class);
                Arrays.setAll(changed, i -> change.of(row[i]));
                return changed;
            }
        };
    }

    private static List<@Nullable Object[]> drain(RowCursor cursor) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        try (cursor) {
            @Nullable Object @Nullable [] row = cursor.next();
            while (row != null) {
                rows.add(row);
                row = cursor.next();
            }
        }
        return rows;
    }

    private static RowCursor list(List<@Nullable Object[]> rows) {
        java.util.Iterator<@Nullable Object[]> iterator = rows.iterator();
        return new HonestCursor(RowCursor.EMPTY) {
            @Override
            public @Nullable Object @Nullable [] next() {
                return iterator.hasNext() ? iterator.next() : null;
            }
        };
    }
}
