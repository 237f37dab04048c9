package io.rastro.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.rastro.system.PortalProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calls with recordings for tests, each with a source, a service and files of its own. */
public final class CallFixture {

    /** When every call was received. */
    public static final Instant RECEIVED = Instant.parse("2025-11-03T12:00:00Z");

    private final JdbcClient jdbc;
    private final Path store;
    private final List<Path> files = new ArrayList<>();

    public CallFixture(JdbcClient jdbc, PortalProperties portal) {
        this.jdbc = jdbc;
        this.store = portal.homeDirectory().resolve("recordings");
    }

    /** A call as it is known by. */
    public record Call(InteractionKey key, String source, String externalId, int service) {}

    public Call call() {
        return call(RECEIVED);
    }

    public Call call(Instant received) {
        String unique = UUID.randomUUID().toString();
        int service = jdbc.sql("insert into service_queue (name) values (?) returning id")
                .param("Service " + unique)
                .query(Integer.class)
                .single();
        jdbc.sql("select ensure_partition(?)")
                .param(utc(received))
                .query((row, index) -> 0)
                .list();
        long id = jdbc.sql("""
                        insert into interaction (received_at, finished_at, conversation_id, service_id, outcome_id, medium, protocol)
                        values (?, ?, 0, ?, ?, 'VOICE', '20251103120000') returning id""")
                .params(utc(received), utc(received.plusSeconds(120)), service, outcome())
                .query(Long.class)
                .single();
        jdbc.sql("insert into interaction_key values (?, ?, ?, ?, '')")
                .params("pbx-" + unique, unique, id, utc(received))
                .update();
        return new Call(new InteractionKey(id, received), "pbx-" + unique, unique, service);
    }

    private int outcome() {
        jdbc.sql("insert into outcome (medium, status) values ('VOICE', 'SERVICE_COMPLETED') on conflict do nothing")
                .update();
        return jdbc.sql("select min(id) from outcome where medium = 'VOICE'")
                .query(Integer.class)
                .single();
    }

    /** A recording as ingestion writes it; the id of its row. */
    public long referred(Call call, int position, String reference) {
        return jdbc.sql("""
                        insert into recording (interaction_id, received_at, position, reference, duration_ms, channels)
                        values (?, ?, ?, ?, 10000, 1) returning id""")
                .params(call.key().id(), utc(call.key().receivedAt()), position, reference)
                .query(Long.class)
                .single();
    }

    /** A recording whose file is in the store; the id of its row. */
    public long recorded(Call call, byte[] content) {
        String reference = "test/" + UUID.randomUUID() + ".wav";
        file(reference, content);
        return referred(call, 0, reference);
    }

    /** For who wrote large ones: others look into every file of the home. */
    public void deleteFiles() {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public Path file(String name, byte[] content) {
        try {
            Path file = store.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            files.add(file);
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The store's directory. */
    public Path store() {
        return store;
    }

    /** A WAV file of this size in which every byte tells its place. */
    public static byte[] wav(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31 + i / 251);
        }
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(US_ASCII))
                .putInt(size - 8)
                .put("WAVEfmt ".getBytes(US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8000)
                .putInt(16000)
                .putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(US_ASCII))
                .putInt(size - 44);
        return bytes;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
