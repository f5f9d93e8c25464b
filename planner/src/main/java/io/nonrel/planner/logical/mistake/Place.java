package io.nonrel.planner.logical.mistake;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Where in a statement something stands, as messages say it. */
public final class Place {

    private Place() {}

    /** For example {@code " (line 1, column 8)"}; empty when the node is not from a text. */
    public static String at(SqlNode node) {
        return at(node.getParserPosition());
    }

    static String at(SqlParserPos position) {
        return position.getLineNum() <= 0
                ? ""
                : " (line " + position.getLineNum() + ", column " + position.getColumnNum() + ")";
    }
}
