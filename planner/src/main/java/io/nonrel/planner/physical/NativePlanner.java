package io.nonrel.planner.physical;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.Operator;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.store.NativeOperator;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.UniqueIndex;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.EnforcedKey;
import io.nonrel.planner.catalog.ReferencePath;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.nativelanguage.NativeFunction;
import io.nonrel.planner.scan.Quoting;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NativeLanguage;
import io.nonrel.spi.NativeStatement;
import io.nonrel.spi.NoticeCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;

/** Plans statements in the store's own language, and announces those that write. */
final class NativePlanner {

    private final PhysicalPlanner planner;
    private boolean planned;

    NativePlanner(PhysicalPlanner planner) {
        this.planner = planner;
    }

    /** Whether there was any. */
    boolean planned() {
        return planned;
    }

    Operator plan(TableFunctionScan scan) {
        if (!(scan.getCall() instanceof RexCall call) || !(call.getOperator() instanceof NativeFunction)) {
            throw ErrorCode.UNSUPPORTED.error("%s in FROM is not supported", scan.getCall());
        }
        planned = true;
        NativeLanguage language = NativeFunction.language(planner.context().store());
        String text =
                Objects.requireNonNull(RexLiteral.stringValue(call.getOperands().get(0)));
        NativeStatement statement = language.read(text);
        List<Emulation> bypassed = bypassed(statement);
        bypassed.forEach(planner.announced()::add);
        List<Scalar> values =
                call.getOperands().stream().skip(1).map(planner::scalar).toList();
        return new NativeOperator(language, statement, NativeFunction.columns(scan.getRowType()), values, bypassed);
    }

    /** What the driver keeps beside rows and a write goes past: one for each index, or for the table. */
    private List<Emulation> bypassed(NativeStatement statement) {
        List<Emulation> bypassed = new ArrayList<>();
        Catalog catalog = planner.context().catalog();
        for (String schema : catalog.schemas()) {
            for (CatalogObject object : catalog.objects(schema)) {
                if (object instanceof Table table && statement.writes().contains(table.collection())) {
                    bypassed.addAll(bypassed(catalog, table));
                }
            }
        }
        return bypassed;
    }

    private static List<Emulation> bypassed(Catalog catalog, Table table) {
        List<Emulation> bypassed = new ArrayList<>();
        for (DerivedIndex index : table.derivedIndexes()) {
            if (!index.isJoined()) {
                bypassed.add(bypassed(table, table, index));
            }
        }
        for (UniqueIndex index : table.uniqueIndexes()) {
            bypassed.add(bypassed(
                    table,
                    table,
                    index.name(),
                    "past unique " + index.name() + ", whose markers may be wrong until it is verified or rebuilt"));
        }
        for (ReferencePath path : ReferencePath.through(catalog, table)) {
            bypassed.add(bypassed(table, path.table(), path.index()));
        }
        List<EnforcedKey> keys = new ArrayList<>(EnforcedKey.of(catalog, table));
        EnforcedKey.to(catalog, table).stream().filter(k -> !k.isWithin()).forEach(keys::add);
        for (EnforcedKey key : keys) {
            bypassed.add(new Emulation(
                    NoticeCode.NATIVE_WRITE_BYPASS,
                    "a native statement writes to " + table.name() + " past foreign key "
                            + key.key().name() + " of " + key.child().name(),
                    table.name(),
                    null));
        }
        if (bypassed.isEmpty()) {
            bypassed.add(new Emulation(
                    NoticeCode.NATIVE_WRITE_BYPASS,
                    "a native statement writes to " + table.name() + " past its constraints",
                    table.name(),
                    null));
        }
        return bypassed;
    }

    private static Emulation bypassed(Table written, Table table, DerivedIndex index) {
        return bypassed(
                written,
                table,
                index.name(),
                "past index " + index.name() + " of " + table.name()
                        + ", which is not used until it is verified or rebuilt");
    }

    private static Emulation bypassed(Table written, Table table, String index, String past) {
        return new Emulation(
                NoticeCode.NATIVE_WRITE_BYPASS,
                "a native statement writes to " + written.name() + " " + past,
                written.name(),
                "ALTER INDEX " + Quoting.name(index) + " ON " + Quoting.name(table.schema()) + "."
                        + Quoting.name(table.name()) + " REBUILD");
    }
}
