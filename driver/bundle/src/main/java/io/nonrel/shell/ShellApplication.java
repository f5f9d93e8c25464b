package io.nonrel.shell;

import java.util.Collection;
import java.util.List;
import sqlline.Application;
import sqlline.BuiltInProperty;
import sqlline.SqlLine;
import sqlline.SqlLineOpts;

/** What sqlline is inside of {@code nonrel shell}; made by sqlline, by name. */
public final class ShellApplication extends Application {

    @Override
    public String getInfoMessage() {
        return "nonrel shell, on sqlline";
    }

    @Override
    public Collection<String> getConnectionUrlExamples() {
        return List.of("jdbc:nonrel:embedded:mem:NAME", "jdbc:nonrel:embedded:file:PATH");
    }

    @Override
    public SqlLineOpts getOpts(SqlLine sqlLine) {
        SqlLineOpts options = super.getOpts(sqlLine);
        options.set(BuiltInProperty.OUTPUT_FORMAT, "table");
        options.set(BuiltInProperty.PROMPT, "nonrel> ");
        options.set(BuiltInProperty.NULL_VALUE, "NULL");
        return options;
    }
}
