package io.nonrel.planner.nativelanguage;

import io.nonrel.spi.Store;
import java.util.List;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/** The functions of SQL, and the one that asks a store in its own language. Immutable and thread-safe. */
public final class NativeFunctions implements SqlOperatorTable {

    private final SqlOperatorTable functions;
    private final NativeFunction nativeFunction;

    public NativeFunctions(SqlOperatorTable functions, Store store) {
        this.functions = functions;
        this.nativeFunction = new NativeFunction(store);
    }

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            @Nullable SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher matcher) {
        if (syntax == SqlSyntax.FUNCTION && NativeFunction.isCalled(name)) {
            found.add(nativeFunction);
        } else {
            functions.lookupOperatorOverloads(name, category, syntax, found, matcher);
        }
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        return functions.getOperatorList();
    }
}
