package io.rastro.system;

import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells those who know no more of the portal than its beans where {@link TemporaryFiles} lie. */
@Configuration(proxyBeanMethods = false)
class TemporaryFilesConfiguration {

    @Bean
    Path temporaryDirectory(TemporaryFiles files) {
        return files.directory();
    }
}
