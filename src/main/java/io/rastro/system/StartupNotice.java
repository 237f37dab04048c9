package io.rastro.system;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells the person at the console where the portal is and how to get in. */
@Component
class StartupNotice {

    private static final Logger log = LoggerFactory.getLogger(StartupNotice.class);

    private final PortalProperties properties;
    private final DatabaseOrigin database;
    private final boolean secure;
    private final @Nullable InetAddress address;

    StartupNotice(
            PortalProperties properties,
            DatabaseOrigin database,
            @Value("${server.ssl.enabled:false}") boolean secure,
            @Value("${server.address:#{null}}") @Nullable InetAddress address) {
        this.properties = properties;
        this.database = database;
        this.secure = secure;
        this.address = address;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) {
        String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
        log.info("Rastro is ready: {}://{}:{}", secure ? "https" : "http", host(), port);
        if (database.embedded()) {
            log.info("Everything it keeps is in {}", properties.homeDirectory());
        }
        if (database.demo()) {
            log.info("Demo sign-ins: supervisor, analista, qualidade, admin; the password of each is rastro");
        }
    }

    private String host() {
        if (address == null || address.isAnyLocalAddress() || address.isLoopbackAddress()) {
            return "localhost";
        }
        return address.getHostAddress();
    }
}
