package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rastro.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** The pool as application.properties sets it up, over a database that goes away and comes back. */
class ConnectionPoolTests {

    private final String url = TestDatabase.fresh();

    private ConfigurableApplicationContext context(String... arguments) {
        return new SpringApplicationBuilder(DataSourceAutoConfiguration.class)
                .web(WebApplicationType.NONE)
                .properties("spring.datasource.hikari.minimum-idle=1")
                .run(arguments);
    }

    @Test
    void requestsWaitSecondsNotMinutesForALostDatabase() {
        try (var context = context("--spring.datasource.url=" + url)) {
            assertThat(context.getBean(HikariDataSource.class).getConnectionTimeout())
                    .isBetween(5_000L, 10_000L);
        }
    }

    @Test
    void databaseThatReturnsIsUsedAgain() throws Exception {
        try (var context =
                context("--spring.datasource.url=" + url, "--spring.datasource.hikari.connection-timeout=1000")) {
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            assertThat(answer(pool)).isEqualTo(1);
            takeAway();
            // A connection made or used a moment ago is handed out unchecked; what fails is dropped from the pool.
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThatThrownBy(() -> answer(pool)).isInstanceOf(SQLTransientConnectionException.class));
            administer("alter database " + name() + " with allow_connections true");
            assertThat(answer(pool)).isEqualTo(1);
        }
    }

    private void takeAway() throws SQLException {
        administer("alter database " + name() + " with allow_connections false");
        administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name() + "'");
    }

    private void administer(String sql) throws SQLException {
        try (Connection connection = TestDatabase.administrator(url.replace(name(), "postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static int answer(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select 1")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
