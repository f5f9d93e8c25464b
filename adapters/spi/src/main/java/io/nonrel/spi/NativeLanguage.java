package io.nonrel.spi;

import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store's own language, for what SQL has no words for: commands of MongoDB, GQL of Datastore. Values never become a part of
 * a text: they are given apart. Thread-safe.
 */
public interface NativeLanguage {

    /**
     * Reads a statement; asks no server.
     *
     * @throws NonrelException {@link ErrorCode#SYNTAX_ERROR} for a text that is none, with what is wrong and what works
     */
    NativeStatement read(String text);

    /**
     * What the rows of a statement have: told by a look at some of the documents, and by all of the fields that are known.
     * Writes nothing. Fields of several types, lists and documents in documents are {@link ValueType#STRING}.
     */
    List<FieldDefinition> describe(NativeStatement statement);

    /**
     * Runs a statement at once and by itself, outside of any transaction.
     *
     * @param columns what the rows are to have, as {@link #describe} told before
     * @param values as many as the statement has places for, of run-time classes
     * @throws NonrelException {@link ErrorCode#INVALID_CAST} for a document that has a value of another type than described
     */
    RowCursor run(
            NativeStatement statement,
            List<FieldDefinition> columns,
            List<? extends @Nullable Object> values,
            CallContext context);
}
