package io.rastro.account;

import io.rastro.system.PortalProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;

/**
 * Encrypts what the portal must read again (AES-256-GCM), so that a copy of the database alone tells nothing of it. The
 * key is a setting, or a file in the portal's home that is made when something is encrypted for the first time.
 */
@Component
public class SecretCipher {

    static final String KEY_FILE = "second-factor.key";

    private static final String SETTING = "rastro.second-factor.key";
    private static final String OLD_SETTING = "rastro.second-factor.old-key";
    private static final int KEY_BYTES = 32;

    private final byte @Nullable [] chosenKey;
    private final byte @Nullable [] oldKey;
    private final Path file;

    /**
     * A cipher of one key, that reads what another encrypted.
     *
     * @param chosenKey 32 bytes in Base64; empty: the key is in the file
     * @param oldKey that it replaces, likewise; empty: none
     */
    SecretCipher(
            PortalProperties properties,
            @Value("${rastro.second-factor.key:}") String chosenKey,
            @Value("${rastro.second-factor.old-key:}") String oldKey) {
        this.chosenKey = chosenKey.isBlank() ? null : decoded(SETTING, chosenKey);
        this.oldKey = oldKey.isBlank() ? null : decoded(OLD_SETTING, oldKey);
        this.file = properties.homeDirectory().resolve(KEY_FILE);
    }

    public synchronized byte[] encrypt(byte[] plain) {
        if (chosenKey == null && !Files.exists(file)) {
            createFile();
        }
        return cipher().encrypt(plain);
    }

    /**
     * Reads what was encrypted.
     *
     * @throws RuntimeException it was encrypted with another key, or the key is gone
     */
    public byte[] decrypt(byte[] encrypted) {
        try {
            return cipher().decrypt(encrypted);
        } catch (RuntimeException byAnother) {
            if (oldKey == null) {
                throw byAnother;
            }
            return cipher(oldKey).decrypt(encrypted);
        }
    }

    /** Whether the key takes the place of another, which is still there to read by. */
    boolean hasOldKey() {
        return oldKey != null;
    }

    /** The same, encrypted by the present key; empty: neither key reads it. */
    Optional<byte[]> renewed(byte[] encrypted) {
        byte[] plain;
        try {
            plain = decrypt(encrypted);
        } catch (RuntimeException lost) {
            return Optional.empty();
        }
        return Optional.of(encrypt(plain));
    }

    private BytesEncryptor cipher() {
        return cipher(chosenKey == null ? keyInFile() : chosenKey);
    }

    private static BytesEncryptor cipher(byte[] key) {
        return AesGcmBytesEncryptor.withSecretKey(new SecretKeySpec(key, "AES")).build();
    }

    private byte[] keyInFile() {
        try {
            return decoded(SETTING, Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The key of secrets cannot be read", unreadable);
        }
    }

    private static byte[] decoded(String setting, String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text.strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below, as is another length.
        }
        throw new InvalidConfigurationPropertyValueException(setting, "…", "It is not 32 bytes in Base64.");
    }

    /** Written aside and moved, so that nobody reads half of it. */
    private void createFile() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            Files.createDirectories(file.getParent());
            // Readable by its owner alone, as temporary files are.
            Path made = Files.createTempFile(file.getParent(), KEY_FILE, null);
            Files.write(made, Base64.getEncoder().encode(key));
            Files.move(made, file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The key of secrets cannot be kept", unwritable);
        }
    }
}
