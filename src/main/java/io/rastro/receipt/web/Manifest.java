package io.rastro.receipt.web;

import io.rastro.receipt.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A receipt as it goes along with its file; the API's document says what each component means. */
record Manifest(
        UUID receipt,
        String file,
        String sha256,
        long bytes,
        long rows,
        String outcome,
        Instant snapshotAt,
        Instant endedAt,
        String zone,
        String filters,
        String address,
        List<String> withheld,
        String dialect,
        String account,
        String version) {

    static Manifest of(Receipt receipt) {
        return new Manifest(
                receipt.id(),
                receipt.fileName(),
                receipt.sha256InHex(),
                receipt.bytes(),
                receipt.rows(),
                receipt.outcome(),
                receipt.snapshotAt(),
                receipt.endedAt(),
                receipt.zone(),
                receipt.words(),
                receipt.path() + "?" + receipt.criteria(),
                receipt.withheld(),
                receipt.dialect(),
                receipt.account(),
                receipt.version());
    }
}
