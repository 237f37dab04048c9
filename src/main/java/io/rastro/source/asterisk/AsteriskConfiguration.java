package io.rastro.source.asterisk;

import io.rastro.source.FileOutsideHome;
import io.rastro.source.FollowedFile;
import io.rastro.system.PortalProperties;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An Asterisk is read by following its files. */
@Configuration(proxyBeanMethods = false)
class AsteriskConfiguration {

    @Bean
    AsteriskSource asterisk(PortalProperties portal, Clock clock) {
        Path home = portal.homeDirectory();
        return new AsteriskSource((name, file, splitter, happened) ->
                new FileOutsideHome(file, home, new FollowedFile(name, file, splitter, happened, clock)));
    }
}
