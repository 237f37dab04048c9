package io.rastro.system;

import io.rastro.postgres.DatabaseAdministration;
import io.rastro.postgres.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.sql.SQLException;
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

    /** Closed by the context after the pool, which is made from the connection details below. */
    @Bean(destroyMethod = "close")
    PostgresServer embeddedDatabase(PortalProperties properties) throws IOException {
        return PostgresServer.start(properties.homeDirectory(), PostgresServer.SETTINGS);
    }

    @Bean
    JdbcConnectionDetails embeddedDatabaseConnection(PostgresServer server) throws SQLException {
        DatabaseAdministration administration = server.administration();
        administration.ensureRole(NAME);
        administration.ensureDatabase(NAME, NAME);
        return new EmbeddedConnectionDetails(server.jdbcUrl(NAME), NAME, server.password());
    }

    @Bean
    DatabaseOrigin embeddedDatabaseOrigin(@Value("${rastro.demo.enabled:true}") boolean demo) {
        return new DatabaseOrigin(true, demo);
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
