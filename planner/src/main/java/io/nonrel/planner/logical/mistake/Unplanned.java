package io.nonrel.planner.logical.mistake;

import io.nonrel.spi.ErrorCode;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/**
 * What stops planning without a message for users: something that Calcite parses and can't go on with.
 *
 * @param code what it is to a client
 * @param sentence what is wrong
 */
record Unplanned(ErrorCode code, String sentence) {

    private static final Unplanned ANYTHING = new Unplanned(
            ErrorCode.INVALID_STATEMENT,
            "The statement can't be planned in this form; a part of it works only when it is written differently");

    static Unplanned of(Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            String text = String.valueOf(e.getMessage());
            if (e instanceof UnsupportedCharsetException || e instanceof IllegalCharsetNameException) {
                return new Unplanned(
                        ErrorCode.UNDEFINED_OBJECT,
                        "No character set is called %s; to convert to a type, write CAST(… AS type)".formatted(text));
            }
            if (text.startsWith("Argument must be a table function")) {
                return new Unplanned(
                        ErrorCode.WRONG_OBJECT_TYPE, "TABLE(…) in FROM needs a function that gives a table");
            }
        }
        return ANYTHING;
    }
}
