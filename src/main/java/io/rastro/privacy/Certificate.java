package io.rastro.privacy;

import io.rastro.privacy.PrivacyRequest.Decision;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What an erasure did, without a word on whom: how much of each kind, when, and who asked for it and approved it.
 *
 * @param basis the key of the ground it stands on
 * @param erased how much of each kind, in the order of their keys
 */
public record Certificate(
        long request, String basis, Decision asked, Decision approved, Instant finishedAt, Map<String, Long> erased) {

    static Certificate of(PrivacyRequest request, Map<String, Long> erased, Instant finishedAt) {
        return new Certificate(
                request.id(),
                String.valueOf(request.basis()),
                Objects.requireNonNull(request.asked()),
                Objects.requireNonNull(request.approved()),
                finishedAt.truncatedTo(ChronoUnit.SECONDS),
                new TreeMap<>(erased));
    }

    /** What the hash is of: a line for each fact, in the same words whatever the reader's language. */
    public String text() {
        StringBuilder lines = new StringBuilder();
        line(lines, "request", request);
        line(lines, "basis", basis);
        line(lines, "askedBy", asked.account());
        line(lines, "askedAt", second(asked));
        line(lines, "approvedBy", approved.account());
        line(lines, "approvedAt", second(approved));
        line(lines, "finishedAt", finishedAt);
        erased.forEach((kind, amount) -> line(lines, "erased." + kind, amount));
        return lines.toString();
    }

    private static Instant second(Decision decision) {
        return decision.at().truncatedTo(ChronoUnit.SECONDS);
    }

    private static void line(StringBuilder lines, String name, Object value) {
        lines.append(name).append(": ").append(value).append('\n');
    }

    /** In hexadecimal. */
    public String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
