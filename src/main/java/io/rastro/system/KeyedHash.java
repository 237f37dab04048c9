package io.rastro.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Hashes by which something is recognised that must not be kept: HMAC-SHA-256 with a key outside the database, since every
 * phone number there is could be tried against plain hashes. The key is a setting, or made in the home when it is first needed.
 */
@Component
public class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Path file;
    private final String setting;
    private @Nullable SecretKeySpec key;

    KeyedHash(PortalProperties properties, @Value("${rastro.privacy.key:}") String setting) {
        this.file = properties.homeDirectory().resolve("privacy.key");
        this.setting = setting.strip();
    }

    /** In hexadecimal. */
    public String of(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }

    private synchronized SecretKeySpec key() {
        if (key == null) {
            String text = setting.isEmpty() ? kept() : setting;
            key = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        }
        return key;
    }

    private String kept() {
        try {
            if (!Files.exists(file)) {
                create();
            }
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void create() throws IOException {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.resolveSibling(""));
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.writeString(Files.createFile(file, ownerOnly), HexFormat.of().formatHex(random));
        } catch (FileAlreadyExistsException meanwhile) {
            // Another portal of this home made it.
        }
    }
}
