package io.nonrel.adapter.embedded;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** The value side of an index: nothing, since an entry's key says it all. */
final class EntryType extends BasicDataType<Boolean> {

    static final EntryType INSTANCE = new EntryType();

    private EntryType() {}

    @Override
    public int getMemory(Boolean value) {
        return 0;
    }

    @Override
    public void write(WriteBuffer out, Boolean value) {
        // An entry that is there is TRUE.
    }

    @Override
    public Boolean read(ByteBuffer in) {
        return Boolean.TRUE;
    }

    @Override
    public Boolean[] createStorage(int size) {
        return new Boolean[size];
    }
}
