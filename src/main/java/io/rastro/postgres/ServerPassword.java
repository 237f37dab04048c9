package io.rastro.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The server's password, generated once and readable by its owner only: it keeps other users of the machine out. */
record ServerPassword(Path file, String value) {

    private static final int BYTES = 24;

    static ServerPassword in(Path home) throws IOException {
        Path file = home.resolve("database.password");
        if (Files.notExists(file)) {
            generate(file);
        }
        return new ServerPassword(
                file, Files.readString(file, StandardCharsets.US_ASCII).strip());
    }

    private static void generate(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        // Written aside and moved, so that a crash leaves no empty password file behind.
        Path draft = file.resolveSibling("database.password.new");
        Files.deleteIfExists(draft);
        OwnerOnly.createFile(draft);
        Files.writeString(draft, HexFormat.of().formatHex(random) + "\n", StandardCharsets.US_ASCII);
        Files.move(draft, file);
    }
}
