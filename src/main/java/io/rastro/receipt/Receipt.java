package io.rastro.receipt;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * What is known of a download.
 *
 * @param snapshotAt what had come in until then is in it
 * @param outcome whether all of it left the portal
 * @param path what was asked
 * @param criteria what was asked of it, as a query string, but for what was typed
 * @param withheld the parameters of what was typed
 * @param words what was filtered, in words
 * @param dialect the code of its format
 * @param zone of its times
 * @param version of the portal
 * @param rows without the header
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record Receipt(
        UUID id,
        String account,
        Instant snapshotAt,
        Instant endedAt,
        String outcome,
        String fileName,
        String path,
        String criteria,
        List<String> withheld,
        String words,
        String dialect,
        String zone,
        String version,
        long rows,
        long bytes,
        byte[] sha256,
        int step,
        byte[] prefixes) {

    public String sha256InHex() {
        return HexFormat.of().formatHex(sha256);
    }

    public boolean complete() {
        return outcome.equals("DONE");
    }
}
