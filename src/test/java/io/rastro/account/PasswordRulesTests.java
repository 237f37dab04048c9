package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRulesTests {

    private static final PasswordRules RULES = new PasswordRules(new BreachedPasswords(""));

    @ParameterizedTest
    @CsvSource({
        "senha12, account.password.short",
        "12345678, account.password.guessed",
        "password1, account.password.guessed",
        "P@ssw0rd1, account.password.guessed",
        "senha123, account.password.guessed",
        "Senha@2026, account.password.guessed",
        "Mudar@123, account.password.guessed",
        "Brasil2026, account.password.guessed",
        "Corinthians1, account.password.guessed",
        "flamengo, account.password.guessed",
        "qwertyuiop, account.password.guessed",
        "aaaaaaaaaa, account.password.guessed",
        "rastro2026, account.password.guessed",
        "bruna.teles, account.password.guessed",
        "Bruna1990, account.password.guessed",
        "gT7#kk20xq, ",
        "hK4!vw9Z, ",
        "correct horse, ",
        "cavalo bateria grampo, ",
        "çãoçéüñ漢字, "
    })
    void whatIsTriedFirstIsRefused(String password, String problem) {
        assertThat(RULES.problem(password, "bruna.teles", "Bruna Teles"))
                .isEqualTo(java.util.Optional.ofNullable(problem));
    }

    /** A sign outside the basic plane is one character to whoever types it. */
    @Test
    void lengthIsCountedInCharacters() {
        String hundredAndTwentyEight = random(127) + "\uD83D\uDC0E";
        assertThat(RULES.problem(hundredAndTwentyEight, "x", "X")).isEmpty();
        assertThat(RULES.problem(hundredAndTwentyEight + "a", "x", "X")).contains("account.password.long");
    }

    @Test
    void repetitionMakesNoPassword() {
        assertThat(RULES.problem("senha".repeat(20), "x", "X")).contains("account.password.guessed");
    }

    private static String random(int length) {
        return new Random(7)
                .ints(length, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
