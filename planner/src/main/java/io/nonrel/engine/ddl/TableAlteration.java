package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.engine.catalog.DerivedFields;
import io.nonrel.engine.catalog.Leftover;
import io.nonrel.engine.constraint.ReferenceCheck;
import io.nonrel.engine.index.ReferenceValidation;
import io.nonrel.engine.write.ConstraintViolations;
import io.nonrel.engine.write.RowCompletion;
import io.nonrel.engine.write.WriteTarget;
import io.nonrel.index.UniqueIndex;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.EnforcedKey;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.statement.AlterTable;
import io.nonrel.planner.statement.TableChange;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * ALTER TABLE. All changes of a statement are worked out on a draft first; then indexes are built, the rows are checked and
 * written again where they have to be, and the catalog changes together with them.
 */
final class TableAlteration {

    private final DdlContext context;

    TableAlteration(DdlContext context) {
        this.context = context;
    }

    void run(AlterTable statement) {
        Optional<CatalogObject> found = context.names().object(statement.table());
        if (found.isEmpty() && statement.ifExists()) {
            return;
        }
        Table before = context.names().table(statement.table());
        context.names().writablePlace(statement.table());
        AlterationDraft draft = new AlterationDraft(context, before);
        for (TableChange change : statement.changes()) {
            new ColumnAlteration(context, draft).apply(change);
        }
        apply(draft);
    }

    private void apply(AlterationDraft draft) {
        Table before = draft.before;
        Table after = UniqueIndexChanges.building(before, draft.builder.build());
        CatalogChange change = draft.others;
        if (!before.name().equals(after.name())) {
            change.remove(before);
        }
        change.put(after);
        draft.builder.newSequences.forEach(change::put);
        List<Sequence> removed = removedSequences(draft);
        removed.forEach(change::remove);
        Catalog candidate = change.applyTo(context.snapshot());
        RowCompletion completion = DefinitionCheck.check(context, candidate, after, draft.builder.written);
        new Dependents(context).resolve(change, draft.cascade, before.name());
        List<EnforcedKey> keys = ReferenceValidation.waiting(candidate, after);
        if (!draft.needsRows && Leftover.definition(before).equals(Leftover.definition(after))) {
            // So that what can't be costs nothing but time.
            keys.forEach(k -> new ReferenceCheck(k, context.store()).run(context.work()));
        }
        Table moved = null;
        if (draft.needsNewKey) {
            moved = new KeyRebuild(context).run(before, after, change);
        } else {
            change(draft, before, after, completion, candidate, change);
        }
        removed.forEach(s -> context.sequences().forget(s.schema(), s.name()));
        context.indexBuilder().references().run(after, context.work());
        draft.afterwards.forEach(Runnable::run);
        if (moved != null) {
            new KeyRebuild(context).refill(moved);
        }
    }

    private List<Sequence> removedSequences(AlterationDraft draft) {
        List<Sequence> removed = new ArrayList<>();
        for (String name : draft.builder.oldSequences) {
            context.snapshot()
                    .object(draft.before.schema(), name)
                    .filter(Sequence.class::isInstance)
                    .map(Sequence.class::cast)
                    .ifPresent(removed::add);
        }
        return removed;
    }

    private void change(
            AlterationDraft draft,
            Table before,
            Table after,
            RowCompletion completion,
            Catalog candidate,
            CatalogChange change) {
        List<IndexDefinition> natives = DerivedFields.nativeIndexes(before);
        List<IndexDefinition> wanted = DerivedFields.nativeIndexes(after);
        List<IndexDefinition> created =
                wanted.stream().filter(i -> !natives.contains(i)).toList();
        List<Leftover> dropped = natives.stream()
                .filter(i -> !wanted.contains(i))
                .map(i -> Leftover.index(i.collection(), i.name()))
                .toList();
        boolean sameFields = Leftover.definition(before).equals(Leftover.definition(after));
        List<UniqueIndex> marked = UniqueIndexChanges.added(before, after);
        List<Leftover> unmarked = UniqueIndexChanges.added(after, before).stream()
                .map(i -> Leftover.collection(i.collection()))
                .toList();
        boolean sameIndexes = created.isEmpty() && dropped.isEmpty() && marked.isEmpty() && unmarked.isEmpty();
        if (sameFields && sameIndexes && !draft.needsRows) {
            context.catalog().commit(change);
            return;
        }
        List<Leftover> parts = new ArrayList<>();
        parts.add(Leftover.fields(before.collection()));
        created.forEach(i -> parts.add(Leftover.index(i.collection(), i.name())));
        marked.forEach(i -> parts.add(Leftover.collection(i.collection())));
        dropped.forEach(change::note);
        unmarked.forEach(change::note);
        UniqueIndexChanges uniques = new UniqueIndexChanges(context);
        Transaction[] opened = new Transaction[1];
        boolean inSteps = draft.needsRows && context.store().readsAsDefined();
        try {
            context.catalog()
                    .build(
                            parts,
                            () -> {
                                context.store()
                                        .alterCollection(
                                                inSteps ? whileRowsChange(before, after) : Leftover.definition(after));
                                created.forEach(i -> context.store().createIndex(i, context.work()));
                                uniques.createCollections(after, marked);
                                opened[0] =
                                        draft.needsRows ? rewrite(draft, before, after, completion, candidate) : null;
                                if (inSteps) {
                                    context.store().alterCollection(Leftover.definition(after));
                                }
                                uniques.prepare(after, marked, opened[0] == null ? context.store() : opened[0]);
                                return opened[0];
                            },
                            change);
        } catch (NonrelException e) {
            throw ConstraintViolations.translate(e, after);
        } finally {
            if (opened[0] != null) {
                opened[0].close();
            }
        }
        context.catalog().clear(dropped);
        context.catalog().clear(unmarked);
        marked.forEach(i -> uniques.finish(after, i));
    }

    /** All new fields, and those that change their type as they still are: that is how the rows are read. */
    private static CollectionDefinition whileRowsChange(Table before, Table after) {
        Map<String, FieldDefinition> old = Leftover.definition(before).fields().stream()
                .collect(Collectors.toMap(FieldDefinition::name, f -> f, (first, again) -> first));
        CollectionDefinition changed = Leftover.definition(after);
        List<FieldDefinition> fields = changed.fields().stream()
                .map(f -> old.getOrDefault(f.name(), f))
                .toList();
        return new CollectionDefinition(changed.name(), fields, changed.key());
    }

    private @Nullable Transaction rewrite(
            AlterationDraft draft, Table before, Table after, RowCompletion completion, Catalog candidate) {
        TableRows rows = new TableRows(context);
        Transaction transaction = rows.begin();
        try {
            StoreAccess access = transaction == null ? context.store() : transaction;
            RowRevision revision = new RowRevision(context, draft, before, after, completion);
            WriteTarget target =
                    WriteTarget.of(after, candidate, context.store(), context.expressions(candidate, after.schema()));
            rows.rewrite(access, before, target, revision.fields(), revision);
            return transaction;
        } catch (RuntimeException | Error e) {
            if (transaction != null) {
                transaction.close();
            }
            throw e;
        }
    }

    /** The error for a name that a table has already. */
    static RuntimeException taken(Catalog catalog, String schema, String name) {
        return TableCreation.exists(catalog, new CatalogNames.Place(schema, name));
    }
}
