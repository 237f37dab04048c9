package io.rastro.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.system.PortalProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class SecretCipherTests {

    static final byte[] PLAIN = "what nobody may read".getBytes(UTF_8);

    @TempDir
    Path home;

    SecretCipher cipher(String key) {
        return new SecretCipher(new PortalProperties(ZoneOffset.UTC, home.toString()), key, "");
    }

    @Test
    void keyIsMadeOnceAndIsItsOwnersToRead() throws Exception {
        byte[] encrypted = cipher("").encrypt(PLAIN);
        assertThat(new String(encrypted, UTF_8)).doesNotContain("nobody");
        assertThat(cipher("").decrypt(encrypted)).isEqualTo(PLAIN);
        Path file = home.resolve(SecretCipher.KEY_FILE);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void sameTextIsNeverEncryptedAlike() {
        assertThat(cipher("").encrypt(PLAIN)).isNotEqualTo(cipher("").encrypt(PLAIN));
    }

    @Test
    void chosenKeyNeedsNoFile() {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(cipher(key).decrypt(cipher(key).encrypt(PLAIN))).isEqualTo(PLAIN);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void anotherKeyOrADamagedTextIsRefused() {
        byte[] encrypted = cipher("").encrypt(PLAIN);
        encrypted[encrypted.length - 1] ^= 1;
        assertThatThrownBy(() -> cipher("").decrypt(encrypted)).isInstanceOf(RuntimeException.class);
        encrypted[encrypted.length - 1] ^= 1;
        String another = Base64.getEncoder().encodeToString(new byte[32]);
        assertThatThrownBy(() -> cipher(another).decrypt(encrypted)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void oldKeyIsReadByAndNothingElseIsEncryptedByIt() {
        String old = Base64.getEncoder().encodeToString(new byte[32]);
        byte[] encrypted = cipher(old).encrypt(PLAIN);
        SecretCipher replacing = new SecretCipher(new PortalProperties(ZoneOffset.UTC, home.toString()), "", old);
        assertThat(replacing.decrypt(encrypted)).isEqualTo(PLAIN);
        byte[] renewed = replacing.renewed(encrypted).orElseThrow();
        assertThat(cipher("").decrypt(renewed)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> cipher(old).decrypt(renewed)).isInstanceOf(RuntimeException.class);
        assertThat(replacing.renewed(new byte[] {1, 2, 3})).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "AAAA", "not/base 64!"})
    void keyThatIsNoneIsToldWithoutBeingShown(String key) {
        assertThatThrownBy(() -> cipher(key))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("rastro.second-factor.key")
                .hasMessageNotContaining("'" + key + "'");
    }
}
