package io.rastro.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class TestDatabaseTests {

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ZoneId portalZone;

    @Test
    void contextRunsOnThisRunsDatabaseAfterFlyway() throws Exception {
        try (var connection = dataSource.getConnection()) {
            assertThat(connection.getMetaData().getURL()).startsWith(System.getProperty("spring.datasource.url"));
        }
        assertThat(jdbc.sql("select to_regclass('flyway_schema_history') is not null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void freshDatabasesAreEmptyAndDifferent() throws Exception {
        String first = TestDatabase.fresh();
        assertThat(TestDatabase.fresh()).isNotEqualTo(first);
        try (var connection = DriverManager.getConnection(first, TestDatabase.username(), TestDatabase.password());
                var rows = connection.getMetaData().getTables(null, "public", "%", null)) {
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void sessionsAreInUtcWhateverTheMachine() {
        assertThat(jdbc.sql("show timezone").query(String.class).single()).isEqualTo("UTC");
    }

    @Test
    void portalZoneIsSaoPauloByDefault() {
        assertThat(portalZone).isEqualTo(ZoneId.of("America/Sao_Paulo"));
    }

    @Test
    void lettersBeyondAsciiFoldAndMakeTrigrams() throws Exception {
        try (var connection = TestDatabase.administrator(TestDatabase.fresh());
                var statement = connection.createStatement()) {
            statement.execute("create extension pg_trgm");
            try (var rows = statement.executeQuery("select lower('ÁÇÃO'), array_length(show_trgm('ação'), 1)")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("áção");
                assertThat(rows.getInt(2)).isEqualTo(5);
            }
        }
    }
}
