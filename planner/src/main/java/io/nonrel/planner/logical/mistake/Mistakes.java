package io.nonrel.planner.logical.mistake;

import io.nonrel.planner.logical.catalogreader.AmbiguousNameException;
import io.nonrel.planner.logical.catalogreader.CatalogTree;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.function.Supplier;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidatorImpl;

/** Runs work of Calcite on a statement and explains what it throws. */
public final class Mistakes {

    private Mistakes() {}

    /**
     * The work's result.
     *
     * @param query the statement as written
     * @throws NonrelException for everything that Calcite throws on a statement
     */
    public static <T> T explained(
            SqlNode query, CatalogTree tree, String schema, SqlValidatorImpl validator, Supplier<T> work) {
        try {
            return work.get();
        } catch (NonrelException e) {
            throw e;
        } catch (AmbiguousNameException e) {
            throw e.code().error(e, "%s", e.getMessage());
        } catch (CalciteContextException e) {
            throw ErrorCode.INVALID_STATEMENT.error(
                    e,
                    "%s: %s",
                    e.getMessage(),
                    e.getCause() == null ? "" : e.getCause().getMessage());
        } catch (RuntimeException | AssertionError e) {
            throw ErrorCode.INVALID_STATEMENT.error(e, "%s", e.getMessage());
        } catch (StackOverflowError e) {
            throw ErrorCode.STATEMENT_TOO_COMPLEX.error("The statement is nested too deeply");
        }
    }
}
