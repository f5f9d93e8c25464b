package io.nonrel.adapter.embedded;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/** The bytes of documents: the layout's id, then the values. They are decoded once, when their page is loaded. */
final class DocumentType extends CheckedType<Document> {

    private final Layouts layouts;

    DocumentType(Layouts layouts) {
        this.layouts = layouts;
    }

    @Override
    public int getMemory(Document document) {
        int sum = 48;
        for (Object value : document.values()) {
            sum += 4 + ValueCodec.memory(value);
        }
        return sum;
    }

    @Override
    public void write(WriteBuffer out, Document document) {
        out.putVarInt(document.layout().id());
        for (Object value : document.values()) {
            ValueCodec.write(out, value);
        }
    }

    @Override
    public Document read(ByteBuffer in) {
        Layout layout = layouts.byId(DataUtils.readVarInt(in));
        @Nullable Object[] values = new @Nullable Object[layout.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ValueCodec.read(in);
        }
        return new Document(layout, values);
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
