package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class LongPasswordEncoderTests {

    PasswordEncoder passwords = new SecurityConfiguration().passwordEncoder();

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 72, 73, 80, 128, 1000})
    void everyLetterOfALongPasswordCounts(int length) {
        String password = "ç".repeat(length - 1);
        String hash = passwords.encode(password + "a");
        assertThat(hash).startsWith("{bcrypt-sha384}$2a$10$");
        assertThat(passwords.matches(password + "a", hash)).isTrue();
        assertThat(passwords.matches(password + "b", hash)).isFalse();
    }

    @Test
    void hashesOfEarlierVersionsKeepWorking() {
        String hash = "{bcrypt}" + new BCryptPasswordEncoder().encode("senha antiga");
        assertThat(passwords.matches("senha antiga", hash)).isTrue();
        assertThat(passwords.matches("senha nova", hash)).isFalse();
    }

    @Test
    void whatIsNoHashMatchesNothing() {
        assertThat(passwords.matches("senha", "{bcrypt-sha384}senha")).isFalse();
    }
}
