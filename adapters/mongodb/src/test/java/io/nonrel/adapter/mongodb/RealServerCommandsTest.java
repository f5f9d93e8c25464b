package io.nonrel.adapter.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Settings;
import io.nonrel.spi.SortField;
import io.nonrel.spi.Store;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import io.nonrel.spi.Verdict;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What is sent to a server of MongoDB itself where the one in this process can't follow, and what its documented answers
 * become. No server of MongoDB has run these: they are here to be compared with one.
 */
@Timeout(60)
class RealServerCommandsTest {

    private static final String DESCRIPTION = "{ok: 1, cursor: {id: {$numberLong: '0'}, ns: 'shop.nonrel_collections',"
            + " firstBatch: [{_id: 'item', key: ['id'], fields: [{name: 'id', form: 'INTEGER'},"
            + " {name: 'name', form: 'STRING'}, {name: 'price', form: 'INTEGER'}], nested: false}]}}";

    private final ScriptedServer server = new ScriptedServer();
    private final Store store = new MongoAdapter().open(server.uri(), Settings.NONE);

    @BeforeEach
    void describe() {
        server.answer("find", DESCRIPTION);
        assertThat(store.keyFields("item")).containsExactly("id");
    }

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    @Test
    void aReplicaSetHasTransactionsAndUniqueIndexes() {
        assertThat(store.product()).isEqualTo("MongoDB 8.0.4");
        assertThat(store.capabilities())
                .contains(
                        Capability.TRANSACTIONS,
                        Capability.OWN_WRITES,
                        Capability.SNAPSHOT_READS,
                        Capability.ATOMIC_WRITES,
                        Capability.UNIQUE_INDEXES)
                .doesNotContain(Capability.SERIALIZABLE, Capability.SAVEPOINTS, Capability.KEY_UPDATES);
    }

    @Test
    void aUniqueIndexLeavesNullsOutByAConditionThatQueriesImply() {
        store.createIndex(new IndexDefinition(
                "one",
                "item",
                List.of(new IndexDefinition.Field("name", false), new IndexDefinition.Field("price", true)),
                true));
        BsonDocument index = server.commands("createIndexes")
                .get(0)
                .getArray("indexes")
                .get(0)
                .asDocument();
        assertThat(index)
                .isEqualTo(
                        BsonDocument.parse(
                                "{key: {name: 1, price: -1}, name: 'one', unique: true,"
                                        + " partialFilterExpression: {name: {$gte: ''}, price: {$gte: {$numberDouble: '-Infinity'}}}}"));
    }

    @Test
    void stringsAreSortedAndComparedByTheServer() {
        Scan scan = Scan.of("item", List.of("id"))
                .withPredicate(new Predicate.Comparison("name", Predicate.Operator.GREATER, Operand.of("x")))
                .withOrder(List.of(new SortField("name", true, false), new SortField("id", false, true)))
                .withLimit(Operand.of(10L), Operand.of(5L));
        assertThat(store.check(scan)).isEqualTo(Verdict.EXACT);
        assertThat(drain(store.scan(scan.bind(new @Nullable Object[0]), CallContext.NONE)))
                .isZero();
        BsonDocument find = last("find");
        assertThat(find.getDocument("filter"))
                .isEqualTo(BsonDocument.parse("{name: {$gt: 'x', $not: {$type: 'array'}}}"));
        assertThat(find.getDocument("sort")).isEqualTo(BsonDocument.parse("{name: -1, _id: 1}"));
        assertThat(find.getDocument("projection")).isEqualTo(BsonDocument.parse("{_id: 1}"));
        assertThat(find.getNumber("skip").intValue()).isEqualTo(10);
        assertThat(find.getNumber("limit").intValue()).isEqualTo(5);
        assertThat(find.getBoolean("allowDiskUse").getValue()).isTrue();
        assertThat(find.getString("comment").getValue()).startsWith("nonrel ");
    }

    @Test
    void aSumIsComputedInDecimals() {
        server.answer(
                "aggregate",
                "{ok: 1, cursor: {id: {$numberLong: '0'}, ns: 'shop.item', firstBatch: [{_id: {k0: null},"
                        + " a0: {$numberDecimal: '18446744073709551614'}, n0: {$numberLong: '2'}}]}}");
        Aggregation sum = new Aggregation(
                Scan.of("item", List.of()),
                List.of("name"),
                List.of(new Aggregation.Call(Aggregation.Function.SUM, "price")));
        assertThat(store.check(sum)).isEqualTo(Verdict.EXACT);
        try (RowCursor rows = store.aggregate(sum, CallContext.NONE)) {
            assertThat(rows.next()).containsExactly(null, new BigDecimal("18446744073709551614"));
        }
        assertThat(last("aggregate").getArray("pipeline").get(1))
                .isEqualTo(BsonDocument.parse("{$group: {_id: {k0: {$ifNull: ['$name', null]}},"
                        + " a0: {$sum: {$toDecimal: '$price'}}, n0: {$sum: {$cond: [{$eq: [{$ifNull: ['$price', null]},"
                        + " null]}, {$numberLong: '0'}, {$numberLong: '1'}]}}}}"));
    }

    @Test
    void aTransactionIsASessionWithASnapshot() {
        try (Transaction transaction = store.begin(TransactionMode.SNAPSHOT)) {
            drain(transaction.scan(Scan.of("item", List.of("id")), CallContext.NONE));
            transaction.write(List.of(insert(1)), CallContext.NONE);
            transaction.commit();
            fails(ErrorCode.NO_ACTIVE_TRANSACTION, transaction::commit);
        }
        BsonDocument find = last("find");
        assertThat(find.getBoolean("startTransaction").getValue()).isTrue();
        assertThat(find.getDocument("readConcern").getString("level").getValue())
                .isEqualTo("snapshot");
        BsonDocument insert = last("insert");
        BsonDocument commit = last("commitTransaction");
        for (String part : List.of("lsid", "txnNumber", "autocommit")) {
            assertThat(insert.get(part)).isEqualTo(find.get(part));
            assertThat(commit.get(part)).isEqualTo(find.get(part));
        }
        assertThat(insert).doesNotContainKey("startTransaction");
        assertThat(commit.getDocument("writeConcern").getString("w").getValue()).isEqualTo("majority");
    }

    @Test
    void whatIsNotCommittedIsAborted() {
        try (Transaction transaction = store.begin(TransactionMode.SNAPSHOT)) {
            transaction.write(List.of(insert(1)), CallContext.NONE);
        }
        assertThat(server.commands("abortTransaction")).hasSize(1);
        assertThat(server.commands("commitTransaction")).isEmpty();
        fails(ErrorCode.UNSUPPORTED, () -> store.begin(TransactionMode.SERIALIZABLE));
    }

    @Test
    void aTransientErrorIsAWriteConflict() {
        server.answer(
                "insert",
                "{ok: 0, code: 112, codeName: 'WriteConflict', errmsg: 'x', errorLabels: ['TransientTransactionError']}");
        try (Transaction transaction = store.begin(TransactionMode.SNAPSHOT)) {
            fails(ErrorCode.WRITE_CONFLICT, () -> transaction.write(List.of(insert(1)), CallContext.NONE));
        }
    }

    @Test
    void aCommitWithoutAnAnswerIsAskedForAgain() {
        String unknown = "{ok: 0, code: 50, codeName: 'MaxTimeMSExpired', errmsg: 'x',"
                + " errorLabels: ['UnknownTransactionCommitResult']}";
        server.answer("commitTransaction", unknown);
        server.answer("commitTransaction", unknown);
        try (Transaction transaction = store.begin(TransactionMode.SNAPSHOT)) {
            transaction.write(List.of(insert(1)), CallContext.NONE);
            transaction.commit();
        }
        assertThat(server.commands("commitTransaction")).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void severalWritesAreATransactionThatIsTriedAgain() {
        server.answer(
                "insert",
                "{ok: 0, code: 112, codeName: 'WriteConflict', errmsg: 'x', errorLabels: ['TransientTransactionError']}");
        assertThat(store.write(List.of(insert(1), insert(2)), CallContext.NONE)).containsExactly(1, 1);
        assertThat(server.commands("insert")).hasSize(2).allMatch(c -> c.containsKey("txnNumber"));
        assertThat(server.commands("commitTransaction")).hasSize(1);
        store.write(List.of(insert(3)), CallContext.NONE);
        assertThat(last("insert")).doesNotContainKey("txnNumber");
    }

    @Test
    void theServersErrorsKeepTheirNumberAndName() {
        server.answer("find", "{ok: 0, code: 13, codeName: 'Unauthorized', errmsg: 'not allowed'}");
        NonrelException error = fails(
                ErrorCode.NOT_AUTHORIZED, () -> drain(store.scan(Scan.of("item", List.of("id")), CallContext.NONE)));
        assertThat(error).hasMessageContaining("not allowed (error 13 Unauthorized)");
        server.answer(
                "find", "{ok: 0, code: 50, codeName: 'MaxTimeMSExpired', errmsg: 'operation exceeded time limit'}");
        fails(ErrorCode.TIMEOUT, () -> drain(store.scan(Scan.of("item", List.of("id")), CallContext.NONE)));
        server.answer("find", "{ok: 0, code: 11601, codeName: 'Interrupted', errmsg: 'x'}");
        fails(ErrorCode.CANCELLED, () -> drain(store.scan(Scan.of("item", List.of("id")), CallContext.NONE)));
    }

    @Test
    void aDuplicateIsNamedByItsIndex() {
        server.answer(
                "insert",
                "{ok: 1, n: 0, writeErrors: [{index: 0, code: 11000, errmsg: 'E11000 duplicate key error collection:"
                        + " shop.item index: one name dup key: { name: \"secret\" }'}]}");
        NonrelException error =
                fails(ErrorCode.UNIQUE_VIOLATION, () -> store.write(List.of(insert(1)), CallContext.NONE));
        assertThat(error.facts()).containsEntry("index", "one name").containsEntry("position", 0);
        assertThat(error).hasMessageNotContaining("secret");
    }

    @Test
    void anUpsertThatLosesARaceIsTriedOnceAsAChange() {
        String taken = "{ok: 1, n: 0, nModified: 0, writeErrors: [{index: 0, code: 11000, errmsg: 'E11000 duplicate key"
                + " error collection: shop.item index: _id_ dup key: { _id: 1 }'}]}";
        Mutation upsert = new Mutation.Upsert("item", List.of("id", "name"), new @Nullable Object[] {1L, "x"});
        server.answer("update", taken);
        assertThat(store.write(List.of(upsert), CallContext.NONE)).containsExactly(1);
        assertThat(server.commands("update")).hasSize(2);
        server.answer("update", taken);
        server.answer("update", taken);
        fails(ErrorCode.UNIQUE_VIOLATION, () -> store.write(List.of(upsert), CallContext.NONE));
    }

    @Test
    void aCancelledStatementsOperationIsKilledByItsComment() {
        server.hold("find");
        server.answer(
                "aggregate",
                "{ok: 1, cursor: {id: {$numberLong: '0'}, ns: 'admin.$cmd.aggregate', firstBatch: [{opid: 4711}]}}");
        server.answer("find", "{ok: 0, code: 11601, codeName: 'Interrupted', errmsg: 'operation was interrupted'}");
        CallContext cancelled = new CallContext() {
            private final long start = System.nanoTime();

            @Override
            public void checkCancelled() {
                if (System.nanoTime() - start > 200_000_000L) {
                    throw ErrorCode.CANCELLED.error("The statement was cancelled");
                }
            }

            @Override
            public long remainingMillis() {
                return Long.MAX_VALUE;
            }

            @Override
            public int fetchSize() {
                return 10;
            }

            @Override
            public void examined(long rows) {}

            @Override
            public void notice(io.nonrel.spi.Notice notice) {}
        };
        fails(ErrorCode.CANCELLED, () -> drain(store.scan(Scan.of("item", List.of("id")), cancelled)));
        String comment = last("find").getString("comment").getValue();
        assertThat(last("aggregate").getArray("pipeline").get(1))
                .isEqualTo(BsonDocument.parse("{$match: {$or: [{'command.comment': '" + comment
                        + "'}, {'cursor.originatingCommand.comment': '" + comment + "'}]}}"));
        assertThat(last("killOp").getNumber("op").intValue()).isEqualTo(4711);
    }

    private BsonDocument last(String name) {
        List<BsonDocument> commands = server.commands(name);
        return commands.get(commands.size() - 1);
    }

    private static Mutation insert(long id) {
        return new Mutation.Insert("item", List.of("id", "name"), new @Nullable Object[] {id, "x"});
    }

    private static int drain(RowCursor cursor) {
        int rows = 0;
        try (cursor) {
            while (cursor.next() != null) {
                rows++;
            }
        }
        return rows;
    }

    private static NonrelException fails(ErrorCode code, ThrowingCallable call) {
        NonrelException[] thrown = new NonrelException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(NonrelException.class, e -> {
            assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
            thrown[0] = e;
        });
        return thrown[0];
    }
}
