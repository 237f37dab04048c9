package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BreachedPasswordsTests {

    @TempDir
    Path directory;

    /** With counts of any width, as they are given out, and without. */
    @ParameterizedTest
    @ValueSource(strings = {":7\n", ":104729\r\n", "\n"})
    void everyPasswordOfTheListIsFoundAndNoOther(String end) throws Exception {
        List<String> hashes = IntStream.range(0, 500)
                .mapToObj(index -> sha1("vazada " + index))
                .sorted()
                .toList();
        BreachedPasswords breached = breached(String.join(end, hashes) + end);
        for (int index = 0; index < 500; index++) {
            assertThat(breached.contain("vazada " + index)).isTrue();
            assertThat(breached.contain("outra " + index)).isFalse();
        }
    }

    @Test
    void listOfOneWithoutALineEndServesToo() throws Exception {
        BreachedPasswords breached = breached(sha1("cavalo bateria grampo").toLowerCase(Locale.ROOT));
        assertThat(breached.contain("cavalo bateria grampo")).isTrue();
        assertThat(breached.contain("cavalo")).isFalse();
    }

    @Test
    void passwordOfTheListIsRefusedInWordsOfItsOwn() throws Exception {
        PasswordRules rules = new PasswordRules(breached(sha1("cavalo bateria grampo") + ":3\n"));
        assertThat(rules.problem("cavalo bateria grampo", "x", "X")).contains("account.password.breached");
        assertThat(rules.problem("cavalo bateria grampeado", "x", "X")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "senha123\n", "cavalo"})
    void whatIsNoListIsRefusedAtTheStart(String text) throws Exception {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> breached(text));
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(
                        () -> new BreachedPasswords(directory.resolve("none").toString()));
    }

    @Test
    void listInAnotherOrderIsRefusedAtTheStart() throws Exception {
        List<String> byChance = IntStream.range(0, 500)
                .mapToObj(index -> sha1("vazada " + index) + ":1")
                .toList();
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> breached(String.join("\n", byChance)))
                .withMessageContaining("ascending order");
        String first = "0".repeat(40) + "\n";
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> breached("F".repeat(40) + "\n" + first));
    }

    @Test
    void listThatIsGoneIsToldToTheLogAndPasswordsAreChosenWithoutIt(CapturedOutput output) throws Exception {
        PasswordRules rules = new PasswordRules(breached(sha1("cavalo bateria grampo")));
        Files.delete(directory.resolve("breached.txt"));
        assertThat(rules.problem("cavalo bateria grampo", "x", "X")).isEmpty();
        assertThat(output).contains("ERROR", "rastro.passwords.breached cannot be read");
    }

    private BreachedPasswords breached(String text) throws Exception {
        return new BreachedPasswords(
                Files.writeString(directory.resolve("breached.txt"), text).toString());
    }

    private static String sha1(String password) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
