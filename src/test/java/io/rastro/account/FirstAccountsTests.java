package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.system.DatabaseOrigin;
import io.rastro.testing.RepositoryTest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@RepositoryTest
@ExtendWith(OutputCaptureExtension.class)
class FirstAccountsTests {

    private static final Pattern ANNOUNCED = Pattern.compile("with the password (\\S+) \\(");

    @Autowired
    JdbcClient database;

    @Autowired
    Accounts accounts;

    @Autowired
    PasswordEncoder passwords;

    @BeforeEach
    void emptyPortal() {
        database.sql("delete from account").update();
    }

    @Test
    void demoDataComesWithTheDemoAccounts() {
        start(true, null);
        assertThat(usernames()).containsExactly("admin", "analista", "qualidade", "supervisor");
        assertThat(opens("supervisor", "rastro")).isTrue();
    }

    @Test
    void ownDatabaseGetsOneAdministratorWithTheChosenPassword(CapturedOutput console) {
        start(false, "escolhida pelo operador");
        assertThat(usernames()).containsExactly("admin");
        assertThat(opens("admin", "escolhida pelo operador")).isTrue();
        assertThat(opens("admin", "rastro")).isFalse();
        assertThat(console).doesNotContain("escolhida pelo operador");
    }

    @Test
    void embeddedDatabaseWithoutDemoDataGetsOneAdministrator() {
        start(new DatabaseOrigin(true, false), "admin", "escolhida por ele");
        assertThat(usernames()).containsExactly("admin");
        assertThat(opens("admin", "escolhida por ele")).isTrue();
        assertThat(opens("admin", "rastro")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"curta, 8", "admin2026, first to be tried", "rastro123, first to be tried"})
    void passwordThatNobodyCouldChooseFailsTheStartInWords(String password, String told) {
        assertThatThrownBy(() -> start(false, password))
                .satisfies(failure -> assertThat(new FirstPasswordFailureAnalyzer().analyze(failure))
                        .isNotNull()
                        .extracting(FailureAnalysis::getDescription)
                        .asString()
                        .contains("RASTRO_ADMIN_PASSWORD", told)
                        .doesNotContain(password));
        assertThat(usernames()).isEmpty();
        start(false, "primeira do operador");
        start(false, password);
        assertThat(usernames()).as("there is an account: no rule to be held to").containsExactly("admin");
    }

    @Test
    void passwordNobodyChoseIsGeneratedAndAnnouncedOnce(CapturedOutput console) {
        // The context itself may have been started for this class, and have announced another.
        int before = console.getOut().length();
        start(false, " ");
        Matcher announced = ANNOUNCED.matcher(console.getOut().substring(before));
        assertThat(announced.find()).isTrue();
        assertThat(opens("admin", announced.group(1))).isTrue();
        assertThat(announced.group(1)).as("256 random bits in Base64").hasSize(43);
        assertThat(announced.find()).isFalse();
        assertThat(accounts.named("admin").mustChangePassword())
                .as("what a log shows is nobody's password for long")
                .isTrue();
    }

    @Test
    void passwordThatTheOperatorChoseMayStay() {
        start(false, "escolhida pelo operador");
        assertThat(accounts.named("admin").mustChangePassword()).isFalse();
    }

    @Test
    void firstAdministratorMayHaveAnyNameThatAnAccountMayHave() {
        start(new DatabaseOrigin(false, false), "marta.vilela", "escolhida pelo operador");
        assertThat(usernames()).containsExactly("marta.vilela");
        assertThatThrownBy(() -> start(new DatabaseOrigin(false, false), "marta vilela", null))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class);
        assertThatThrownBy(() -> start(new DatabaseOrigin(false, false), "", null))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class);
    }

    @Test
    void laterStartChangesNothing() {
        start(false, "primeira do operador");
        start(false, "segunda");
        start(true, null);
        assertThat(usernames()).containsExactly("admin");
        assertThat(opens("admin", "primeira do operador")).isTrue();
    }

    private void start(boolean demo, @Nullable String chosenPassword) {
        start(new DatabaseOrigin(demo, demo), "admin", chosenPassword);
    }

    private void start(DatabaseOrigin database, String administrator, @Nullable String chosenPassword) {
        PasswordRules rules = new PasswordRules(new BreachedPasswords(""));
        new FirstAccounts(accounts, database, rules, administrator, chosenPassword).afterSingletonsInstantiated();
    }

    private List<String> usernames() {
        return database.sql("select username from account order by username")
                .query(String.class)
                .list();
    }

    private boolean opens(String username, String password) {
        return passwords.matches(password, accounts.named(username).getPassword());
    }
}
