package io.nonrel.planner.parser.grammar;

import io.nonrel.exec.Cancellation;
import io.nonrel.planner.statement.Statement;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.io.IOException;
import java.io.StringReader;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/** The three start symbols of the grammar. Whatever goes wrong comes out as a {@link NonrelException}. */
public final class Grammar {
    private static final int LONGEST_IDENTIFIER = 1024;
    private static final int CHARACTERS_BETWEEN_CHECKS = 0x4000;

    /** What a query means is the validator's business; the grammar lets all of it pass. */
    private static final SqlConformance PERMISSIVE = new SqlDelegatingConformance(SqlConformanceEnum.BABEL) {
        @Override
        public boolean allowExplicitRowValueConstructor() {
            return true;
        }
    };

    private Grammar() {}

    /** Parses one statement. */
    public static Statement statement(String sql) {
        return parse(sql, SqlGrammar::StatementEof);
    }

    /** How many dynamic parameters are in a statement that can be parsed. */
    public static int countParameters(String sql) {
        TokenSource tokens = new TokenSource(characters(sql));
        int count = 0;
        for (Token token = tokens.getNextToken();
                token.kind != SqlGrammarConstants.EOF;
                token = tokens.getNextToken()) {
            count += token.kind == SqlGrammarConstants.HOOK ? 1 : 0;
        }
        return count;
    }

    /** Parses one expression, which may be or hold a sub-query in parentheses. */
    public static SqlNode expression(String sql) {
        return parse(sql, SqlGrammar::SqlExpressionEof);
    }

    /** Parses one query. */
    public static SqlNode query(String sql) {
        return parse(sql, SqlGrammar::QueryEof);
    }

    private interface StartSymbol<T> {
        T parse(SqlGrammar grammar) throws ParseException;
    }

    /**
     * The generated stream grows its buffer in small steps, which a long literal would make quadratic: give it all. A tab
     * counts as one column.
     */
    private static SimpleCharStream characters(String sql) {
        SimpleCharStream characters = new SimpleCharStream(new StringReader(sql), 1, 1, sql.length() + 1) {
            private int read;

            @Override
            public char readChar() throws IOException {
                // A token may be as long as the text.
                if (++read % CHARACTERS_BETWEEN_CHECKS == 0) {
                    Cancellation.checkCurrent();
                }
                return super.readChar();
            }
        };
        characters.setTabSize(1);
        return characters;
    }

    private static <T> T parse(String sql, StartSymbol<T> start) {
        TokenSource tokens = new TokenSource(characters(sql));
        try {
            SqlGrammar grammar = new SqlGrammar(tokens);
            grammar.setUnquotedCasing(Casing.UNCHANGED);
            grammar.setQuotedCasing(Casing.UNCHANGED);
            grammar.setIdentifierMaxLength(LONGEST_IDENTIFIER);
            grammar.setConformance(PERMISSIVE);
            return start.parse(grammar);
        } catch (ParseException e) {
            throw ParseErrors.of(e, sql);
        } catch (TokenMgrError e) {
            throw ParseErrors.of(e, sql);
        } catch (StackOverflowError e) {
            throw ErrorCode.STATEMENT_TOO_COMPLEX.error(
                    e, "The statement is nested too deeply to be parsed; join fewer conditions in one expression");
        } catch (NonrelException e) {
            throw e;
        } catch (CalciteContextException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw ParseErrors.of(e.getPosLine(), e.getPosColumn(), cause);
        } catch (RuntimeException e) {
            SqlParserPos position =
                    e.getCause() instanceof SqlParseException parse ? parse.getPos() : tokens.position();
            throw ParseErrors.of(position.getLineNum(), position.getColumnNum(), e);
        }
    }
}
