package io.rastro.system.http;

import io.rastro.system.TemporaryFiles;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** Where the files of a form go, and that nothing else is ever taken for one, also not while its error is told. */
@Configuration(proxyBeanMethods = false)
class MultipartConfiguration {

    @Bean
    MultipartConfigElement multipartConfigElement(MultipartProperties properties, TemporaryFiles files) {
        properties.setLocation(files.directory().toString());
        return properties.createMultipartConfig();
    }

    @Bean
    MultipartResolver multipartResolver() {
        return new StandardServletMultipartResolver() {
            @Override
            public boolean isMultipart(HttpServletRequest request) {
                return request.getDispatcherType() == DispatcherType.REQUEST
                        && Uploads.areTakenBy(request)
                        && super.isMultipart(request);
            }
        };
    }
}
