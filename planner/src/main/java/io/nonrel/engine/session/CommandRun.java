package io.nonrel.engine.session;

import io.nonrel.engine.ExecuteOptions;
import io.nonrel.engine.Result;
import io.nonrel.engine.SessionSettings;
import io.nonrel.engine.ddl.DdlContext;
import io.nonrel.engine.ddl.DdlRunner;
import io.nonrel.engine.index.DeclaredIndexes;
import io.nonrel.engine.statement.Compiled;
import io.nonrel.exec.Budget;
import io.nonrel.exec.Environment;
import io.nonrel.exec.Execution;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.statement.AlterIndex;
import io.nonrel.planner.statement.Control;
import io.nonrel.planner.statement.CreateTable;
import io.nonrel.planner.statement.Ddl;
import io.nonrel.planner.statement.Describe;
import io.nonrel.planner.statement.Show;
import io.nonrel.planner.statement.Statement;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Notice;
import io.nonrel.spi.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a statement about the catalog, the session or the transaction. Used under the session's lock. */
final class CommandRun {

    private final OpenSession session;
    private final TransactionScope transactions;
    private final ExecuteOptions options;
    private final Environment environment;

    CommandRun(OpenSession session, ExecuteOptions options, Environment environment) {
        this.session = session;
        this.transactions = session.transactions();
        this.options = options;
        this.environment = environment;
    }

    Result run(Compiled.OfCommand command) {
        Statement statement = command.statement();
        if (statement instanceof Ddl ddl) {
            return ddl(ddl, command.columns());
        }
        if (statement instanceof Control control) {
            control(control);
            return control instanceof Control.Commit
                    ? new CountResult(0, List.of(), List.of(), session.commitNotices())
                    : CountResult.NOTHING;
        }
        if (statement instanceof Show show) {
            return new ListResult(command.columns(), SessionProperties.rows(session, show.property()), List.of());
        }
        if (statement instanceof Describe describe) {
            return new ListResult(command.columns(), new Description(session).rows(describe.table()), List.of());
        }
        throw new AssertionError("Not a command: " + statement);
    }

    /** Changes of the catalog commit what is open first: they can't be rolled back. */
    private Result ddl(Ddl ddl, List<ColumnDescriptor> columns) {
        transactions.checkWritable("A change of the catalog");
        transactions.commit();
        SessionSettings settings = session.settings();
        List<Notice> notices = new ArrayList<>();
        DdlRunner runner = new DdlRunner(context(notices));
        if (ddl instanceof AlterIndex alter && alter.action() == AlterIndex.Action.VERIFY) {
            return new ListResult(columns, runner.verify(alter), settings.quiet() ? List.of() : notices);
        }
        long rows = runner.run(ddl);
        if (ddl instanceof CreateTable) {
            session.declareIndexes();
        }
        return new CountResult(rows, List.of(), List.of(), settings.quiet() ? List.of() : notices);
    }

    /**
     * Creates an index that comes with the application.
     *
     * @return whether its table is there
     */
    boolean declare(DeclaredIndexes.Declaration declaration) {
        return new DdlRunner(context(new ArrayList<>())).declare(declaration.statement(), declaration.origin());
    }

    private DdlContext context(List<Notice> notices) {
        OpenDatabase database = session.open();
        SessionSettings settings = session.settings();
        return new DdlContext(
                database.store(),
                database.catalog(),
                database.sequences(),
                database.compiler(),
                session.schema(),
                (access, sequences) -> new Execution(
                        access,
                        new @Nullable Object[0],
                        new Environment(
                                environment.now(),
                                environment.zone(),
                                environment.user(),
                                environment.schema(),
                                environment.catalog(),
                                sequences),
                        new Budget(settings.limits()),
                        options.cancellation(),
                        settings.fetchSize(),
                        false),
                environment.sequences(),
                database.indexBuilder(),
                notice -> {
                    if (settings.refused().contains(notice.code())) {
                        throw ErrorCode.EMULATION_REFUSED
                                .error(
                                        "%d %s: %s, and nonrel.emulation makes that an error",
                                        notice.code().number(), notice.code(), notice.message())
                                .with("notice", notice.code());
                    }
                    notices.add(notice);
                });
    }

    private void control(Control control) {
        if (control instanceof Control.Commit) {
            transactions.commit();
        } else if (control instanceof Control.Rollback rollback) {
            if (rollback.savepoint() == null) {
                transactions.rollback();
            } else {
                transactions.rollbackTo(transactions.named(rollback.savepoint().getSimple()));
            }
        } else if (control instanceof Control.Begin begin) {
            transactions.begin(mode(begin.modes().isolation()), begin.modes().readOnly());
        } else if (control instanceof Control.SetSavepoint savepoint) {
            transactions.savepoint(savepoint.name().getSimple());
        } else if (control instanceof Control.ReleaseSavepoint release) {
            transactions.release(transactions.named(release.name().getSimple()));
        } else if (control instanceof Control.SetTransaction set) {
            transactions.next(mode(set.modes().isolation()), set.modes().readOnly());
        } else if (control instanceof Control.SetSchema set) {
            session.schema(set.schema().names.get(set.schema().names.size() - 1));
        } else if (control instanceof Control.SetProperty set) {
            SessionProperties.set(session, set.name(), set.value());
        }
    }

    /** Snapshot isolation keeps what each of the weaker levels promises. */
    private static @Nullable TransactionMode mode(Control.@Nullable Isolation isolation) {
        if (isolation == null) {
            return null;
        }
        return isolation == Control.Isolation.SERIALIZABLE ? TransactionMode.SERIALIZABLE : TransactionMode.SNAPSHOT;
    }
}
