package io.nonrel.adapter.mongodb;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.BsonArray;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * Speaks the wire protocol as the primary of a replica set of MongoDB 8, keeps each command that it is sent, and answers as
 * told: for what no server at hand can do.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/">Wire protocol</a>
 */
final class ScriptedServer implements AutoCloseable {

    private static final int OP_REPLY = 1;
    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<BsonDocument> commands = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<BsonDocument>> answers = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    ScriptedServer() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    String uri() {
        return "mongodb://localhost:" + listening.getLocalPort() + "/shop?replicaSet=rs&retryWrites=false";
    }

    /** The next command of this name is answered so, instead of with what lets it succeed. */
    void answer(String command, String json) {
        answers.computeIfAbsent(command, c -> new ConcurrentLinkedQueue<>()).add(BsonDocument.parse(json));
    }

    /** The next command of this name waits until an operation is killed. */
    void hold(String command) {
        held.put(command, new CountDownLatch(1));
    }

    /** The commands of a name. */
    List<BsonDocument> commands(String name) {
        return commands.stream().filter(c -> c.getFirstKey().equals(name)).toList();
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                Socket socket = listening.accept();
                sockets.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (DataInputStream in = new DataInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            while (true) {
                byte[] length = in.readNBytes(4);
                if (length.length < 4) {
                    return;
                }
                byte[] rest = new byte[little(length).getInt() - 4];
                in.readFully(rest);
                ByteBuffer message = little(rest);
                int id = message.getInt();
                message.getInt();
                int operation = message.getInt();
                BsonDocument command = operation == OP_QUERY ? query(message) : message(message);
                commands.add(command);
                awaitKill(command.getFirstKey());
                BsonDocument answer = answer(command);
                out.write(operation == OP_QUERY ? reply(id, answer) : message(id, answer));
                out.flush();
            }
        } catch (EOFException e) {
            // The client has left.
        } catch (IOException e) {
            // Closed.
        }
    }

    private void awaitKill(String command) throws IOException {
        if (command.equals("killOp")) {
            held.values().forEach(CountDownLatch::countDown);
        }
        CountDownLatch latch = held.get(command);
        try {
            if (latch != null && !latch.await(30, TimeUnit.SECONDS)) {
                throw new EOFException("Nobody killed " + command);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static BsonDocument query(ByteBuffer message) {
        message.getInt();
        while (message.get() != 0) {
            // The name of a collection that isn't one.
        }
        message.getInt();
        message.getInt();
        return document(message);
    }

    private static BsonDocument message(ByteBuffer message) {
        message.getInt();
        BsonDocument command = new BsonDocument();
        while (message.hasRemaining()) {
            if (message.get() == 0) {
                command.putAll(document(message));
                continue;
            }
            int end = message.position() + message.getInt();
            ByteArrayOutputStream name = new ByteArrayOutputStream();
            for (byte b = message.get(); b != 0; b = message.get()) {
                name.write(b);
            }
            BsonArray documents = new BsonArray();
            while (message.position() < end) {
                documents.add(document(message));
            }
            command.put(name.toString(java.nio.charset.StandardCharsets.UTF_8), documents);
        }
        return command;
    }

    private static BsonDocument document(ByteBuffer from) {
        int size = from.getInt(from.position());
        byte[] bytes = new byte[size];
        from.get(bytes);
        try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(bytes))) {
            return CODEC.decode(reader, DecoderContext.builder().build());
        }
    }

    private BsonDocument answer(BsonDocument command) {
        String name = command.getFirstKey();
        Queue<BsonDocument> scripted = answers.getOrDefault(name, new ArrayDeque<>());
        BsonDocument next = scripted.poll();
        if (next != null) {
            return next;
        }
        String address = "localhost:" + listening.getLocalPort();
        String collection = command.isString(name) ? command.getString(name).getValue() : "";
        return BsonDocument.parse(
                switch (name) {
                    case "hello", "isMaster", "ismaster" ->
                        "{ok: 1, helloOk: true, isWritablePrimary: true, ismaster: true, setName: 'rs', hosts: ['"
                                + address
                                + "'], me: '" + address + "', primary: '" + address
                                + "', maxWireVersion: 25, minWireVersion: 0, logicalSessionTimeoutMinutes: 30,"
                                + " maxBsonObjectSize: 16777216, maxMessageSizeBytes: 48000000, maxWriteBatchSize: 100000}";
                    case "buildInfo" ->
                        "{ok: 1, version: '8.0.4', versionArray: [8, 0, 4, 0], gitVersion: 'x', storageEngines: ['wiredTiger']}";
                    case "find", "aggregate", "listIndexes", "listCollections" ->
                        "{ok: 1, cursor: {id: {$numberLong: '0'}, ns: 'shop." + collection + "', firstBatch: []}}";
                    case "insert" ->
                        "{ok: 1, n: " + command.getArray("documents").size() + "}";
                    case "update" -> "{ok: 1, n: 1, nModified: 1}";
                    case "delete" -> "{ok: 1, n: 1}";
                    default -> "{ok: 1}";
                });
    }

    private static byte[] reply(int to, BsonDocument answer) {
        byte[] body = bytes(answer);
        return header(36 + body.length, to, OP_REPLY)
                .putInt(8)
                .putLong(0)
                .putInt(0)
                .putInt(1)
                .put(body)
                .array();
    }

    private static byte[] message(int to, BsonDocument answer) {
        byte[] body = bytes(answer);
        return header(21 + body.length, to, OP_MSG)
                .putInt(0)
                .put((byte) 0)
                .put(body)
                .array();
    }

    private static ByteBuffer header(int length, int to, int operation) {
        return little(new byte[length]).putInt(length).putInt(1).putInt(to).putInt(operation);
    }

    private static byte[] bytes(BsonDocument document) {
        try (BasicOutputBuffer buffer = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            CODEC.encode(writer, document, EncoderContext.builder().build());
            return buffer.toByteArray();
        }
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
