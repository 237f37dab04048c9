package io.rastro.system;

import io.rastro.system.postgres.DatabaseAdministration;
import io.rastro.system.postgres.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Without a configured database the portal brings PostgreSQL and, with its well-known accounts, stays on loopback. */
@Configuration(proxyBeanMethods = false)
@Conditional(OwnDatabase.class)
class EmbeddedDatabaseConfiguration {

    private static final String NAME = "rastro";

    /** Sized for millions of rows on a machine of two cores that other programs use as well. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("shared_buffers", "256MB"),
            Map.entry("effective_cache_size", "1GB"),
            Map.entry("work_mem", "16MB"),
            Map.entry("maintenance_work_mem", "128MB"),
            Map.entry("max_connections", "60"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("wal_compression", "on"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("log_checkpoints", "off"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("timezone", "UTC"));

    /** Closed by the context after the pool, which is made from the connection details below. */
    @Bean(destroyMethod = "close")
    PostgresServer embeddedDatabase(PortalProperties properties) throws IOException {
        return PostgresServer.start(properties.homeDirectory(), SETTINGS);
    }

    @Bean
    JdbcConnectionDetails embeddedDatabaseConnection(PostgresServer server) throws SQLException {
        DatabaseAdministration administration = server.administration();
        administration.ensureRole(NAME);
        administration.ensureDatabase(NAME, NAME);
        return new EmbeddedConnectionDetails(server.jdbcUrl(NAME), NAME, server.password());
    }

    @Bean
    DatabaseOrigin embeddedDatabaseOrigin() {
        return new DatabaseOrigin(true);
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> loopbackUnlessToldOtherwise(
            @Value("${server.address:}") String address) {
        return factory -> {
            if (address.isBlank()) {
                factory.setAddress(InetAddress.getLoopbackAddress());
            }
        };
    }

    private record EmbeddedConnectionDetails(String getJdbcUrl, String getUsername, String getPassword)
            implements JdbcConnectionDetails {}
}
