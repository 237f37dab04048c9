package io.rastro.ledger;

import io.rastro.system.PortalProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes down, signed, where the chain ends: a line of the log, which may leave the machine, and one of
 * {@code ledger-heads.txt} in the home. Entries that are taken off the end of the chain so are missed.
 */
@Component
class LedgerHeads {

    private static final Logger log = LoggerFactory.getLogger(LedgerHeads.class);
    private static final Pattern LINE = Pattern.compile("\\S+ number=(\\d{1,18}) hash=([0-9a-f]{64}) signature=(\\S+)");

    private final LedgerRepository repository;
    private final LedgerKeys keys;
    private final Clock clock;
    private final Path file;
    private long written;

    LedgerHeads(LedgerRepository repository, LedgerKeys keys, PortalProperties portal, Clock clock) {
        this.repository = repository;
        this.keys = keys;
        this.clock = clock;
        this.file = portal.homeDirectory().resolve("ledger-heads.txt");
    }

    @Scheduled(cron = "0 0 * * * *", zone = "UTC")
    synchronized void write() throws IOException {
        LedgerHead head = repository.head();
        if (head.number() == written) {
            return;
        }
        String line = clock.instant() + " number=" + head.number() + " hash=" + head.hashInHex() + " signature="
                + Base64.getEncoder().encodeToString(keys.sign(head));
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        log.info("The ledger ends here: {}", line);
        written = head.number();
    }

    /** A line of the file: where the chain ended once, and whether the home's key signed it. */
    record SignedHead(long number, String hash, boolean signed) {}

    /** All that were written down, the earliest first. */
    List<SignedHead> read() throws IOException {
        if (Files.notExists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(this::parse).toList();
        }
    }

    private SignedHead parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return new SignedHead(0, line, false);
        }
        LedgerHead head =
                new LedgerHead(Long.parseLong(parts.group(1)), HexFormat.of().parseHex(parts.group(2)));
        return new SignedHead(head.number(), head.hashInHex(), keys.signed(head, signature(parts.group(3))));
    }

    private static byte[] signature(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException noSignature) {
            return new byte[0];
        }
    }
}
