package io.rastro.ingestion;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What becomes of lines and records that nobody in his right mind would send. */
public final class ChatFuzz {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private ChatFuzz() {}

    /** How many lines of a chat these are, once they are written to a file. */
    public static int lines(List<String> lines) {
        return (int) String.join("\n", lines).lines().count();
    }

    /** How many of them are in messages, of WhatsApp's own, refused or blank. */
    public static int accounted(List<String> lines) {
        byte[] file = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        try {
            ChatSample sample = new ChatSample(() -> new ByteArrayInputStream(file), "WhatsApp Chat with Ana.zip");
            sample.proposal(ZoneId.of("America/Sao_Paulo"));
            ChatRows rows = new ChatRows(new ByteArrayInputStream(file), mapping(sample));
            for (InputRow row = rows.next(); row != null; row = rows.next()) {
                CheckedRow.check(row, NOW);
            }
            return Math.toIntExact(rows.tally().all());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ChatMapping mapping(ChatSample sample) {
        Map<String, ChatSide> sides = new LinkedHashMap<>();
        sample.authors().keySet().forEach(author -> sides.put(author, ChatSide.values()[sides.size() % 3]));
        return new ChatMapping("America/Sao_Paulo", false, "Vendas", "Ana", null, sides);
    }

    /** Puts records to the checks that they meet on their way in. */
    public static void check(List<IncomingRecord> records) {
        for (IncomingRecord record : records) {
            CheckedRow.check(InputRow.readable(1, null, record, Set.of()), NOW);
        }
    }
}
