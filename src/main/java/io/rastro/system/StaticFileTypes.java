package io.rastro.system;

import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** Files that are text say in which letters, as pages do; Spring knows their types alone. */
@Component
class StaticFileTypes {

    private static final Map<String, MediaType> TEXTS = Map.of(
            "css", MediaType.parseMediaType("text/css;charset=UTF-8"),
            "js", MediaType.parseMediaType("text/javascript;charset=UTF-8"),
            "svg", MediaType.parseMediaType("image/svg+xml;charset=UTF-8"));

    StaticFileTypes(@Qualifier("resourceHandlerMapping") HandlerMapping files) {
        ((AbstractUrlHandlerMapping) files)
                .getHandlerMap().values().stream()
                        .filter(ResourceHttpRequestHandler.class::isInstance)
                        .map(ResourceHttpRequestHandler.class::cast)
                        .forEach(handler -> handler.setMediaTypes(TEXTS));
    }
}
