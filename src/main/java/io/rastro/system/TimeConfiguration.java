package io.rastro.system;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The present instant, and the zone in which the portal's people live; the machine's own zone never matters. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ZoneId portalZone(PortalProperties properties) {
        return properties.zone();
    }
}
