package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rastro.testing.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** What PostgreSQL really answers, put into words. */
class DatabaseFailureAnalyzerTests {

    private static FailureAnalysis analysisOf(String url, String password, String sql) {
        SQLException failure = catchThrowableOfType(SQLException.class, () -> {
            try (var connection = DriverManager.getConnection(url, TestDatabase.username(), password);
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
        return new DatabaseFailureAnalyzer().analyze(new IllegalStateException("start failed", failure));
    }

    @Test
    void wrongPasswordNamesTheSettings() {
        assertThat(analysisOf(TestDatabase.fresh(), "wrong", "select 1").getAction())
                .contains("sign-in was refused", "spring.datasource.password");
    }

    @Test
    void missingDatabaseIsToBeCreated() {
        FailureAnalysis analysis = analysisOf(TestDatabase.fresh() + "_missing", TestDatabase.password(), "select 1");
        assertThat(analysis.getDescription()).contains("3D000", "_missing");
        assertThat(analysis.getAction()).contains("Create the database");
    }

    @Test
    void missingRightToCreateExtensionsNamesTheGrant() throws Exception {
        String url = TestDatabase.fresh();
        try (var connection = TestDatabase.administrator(url);
                var statement = connection.createStatement()) {
            statement.execute("alter database " + connection.getCatalog() + " owner to postgres");
        }
        assertThat(analysisOf(url, TestDatabase.password(), "create extension unaccent")
                        .getAction())
                .contains("GRANT CREATE ON DATABASE", "CREATE EXTENSION unaccent");
    }

    @Test
    void serverWithoutContribNamesThePackage() {
        assertThat(analysisOf(TestDatabase.fresh(), TestDatabase.password(), "create extension no_such_extension")
                        .getAction())
                .contains("contrib");
    }

    @Test
    void otherFailuresAreLeftToOthers() {
        assertThat(analysisOf(TestDatabase.fresh(), TestDatabase.password(), "select 1/0"))
                .isNull();
    }
}
