package io.nonrel.planner.logical.mistake;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What may be named at a place of a statement, as far as its validation got. */
public interface VisibleNames {

    /** Names of all columns, of the innermost query first. */
    List<String> columns(SqlParserPos place);

    /** The columns of a table of the FROM clause around the place, by its alias. */
    List<String> columnsOf(String alias, SqlParserPos place);

    /** Names of the tables of all FROM clauses around the place. */
    List<String> aliases(SqlParserPos place);

    /** The columns of a name, ignoring case, each with its table's name. */
    List<String> columnsNamed(String name, SqlParserPos place);

    /** Names of all functions. */
    List<String> functions();

    /** How many arguments a function takes, for example "1 to 3"; empty when it isn't known or any number will do. */
    Optional<String> argumentCount(String function);
}
