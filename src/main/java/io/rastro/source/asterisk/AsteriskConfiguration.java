package io.rastro.source.asterisk;

import io.rastro.source.FollowedFile;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An Asterisk is read by following its files. */
@Configuration(proxyBeanMethods = false)
class AsteriskConfiguration {

    @Bean
    AsteriskSource asterisk(Clock clock) {
        return new AsteriskSource(
                (name, file, splitter, happened) -> new FollowedFile(name, file, splitter, happened, clock));
    }
}
