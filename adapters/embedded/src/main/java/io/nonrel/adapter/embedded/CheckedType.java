package io.nonrel.adapter.embedded;

import io.nonrel.spi.NonrelException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * The bytes of values with a checksum behind those of each page. The storage engine checks where a page is, not what is in
 * it: without this a damaged file would give wrong values.
 */
abstract class CheckedType<T> extends BasicDataType<T> {

    @Override
    public final void write(WriteBuffer out, Object storage, int length) {
        int start = out.position();
        super.write(out, storage, length);
        out.putInt(checksum(out.getBuffer(), start));
    }

    @Override
    public final void read(ByteBuffer in, Object storage, int length) {
        int start = in.position();
        try {
            super.read(in, storage, length);
            if (checksum(in, start) == in.getInt()) {
                return;
            }
        } catch (NonrelException e) {
            throw e;
        } catch (RuntimeException e) {
            throw StoreErrors.corrupt("a page can't be read", e);
        }
        throw StoreErrors.corrupt("a page's checksum is wrong");
    }

    /** Of what is between the start and the buffer's position. */
    private static int checksum(ByteBuffer buffer, int start) {
        CRC32C checksum = new CRC32C();
        ByteBuffer written = buffer.duplicate();
        written.position(start).limit(buffer.position());
        checksum.update(written);
        return (int) checksum.getValue();
    }
}
