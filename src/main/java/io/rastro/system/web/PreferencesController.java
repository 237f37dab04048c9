package io.rastro.system.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The switches of the frame: they change the language or the theme and lead back to the page they stood on. */
@Controller
@RequestMapping("/preferences")
class PreferencesController {

    private final PreferenceCookies cookies;
    private final ApplicationEventPublisher events;

    PreferencesController(PreferenceCookies cookies, ApplicationEventPublisher events) {
        this.cookies = cookies;
        this.events = events;
    }

    @PostMapping("/language")
    String language(
            String value, @Nullable Principal reader, HttpServletRequest request, HttpServletResponse response) {
        Language language = Language.ofTag(value).orElseThrow(PreferencesController::unknown);
        cookies.remember(language, request, response);
        publish(reader, language, null);
        return "redirect:" + LocalPath.ofReferrer(request);
    }

    @PostMapping("/theme")
    String theme(String value, @Nullable Principal reader, HttpServletRequest request, HttpServletResponse response) {
        Theme theme = Theme.ofKey(value).orElseThrow(PreferencesController::unknown);
        cookies.remember(theme, request, response);
        publish(reader, null, theme);
        return "redirect:" + LocalPath.ofReferrer(request);
    }

    private void publish(@Nullable Principal reader, @Nullable Language language, @Nullable Theme theme) {
        if (reader != null) {
            events.publishEvent(new PreferenceChosen(reader.getName(), language, theme));
        }
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }

    /** The page a form stood on, as a path of this portal: never another host, whatever the header says. */
    static final class LocalPath {

        private static final String HOME = "/";

        private LocalPath() {}

        /** Path and query of the referring page inside the portal, without the context path; the home page if it is not one. */
        static String ofReferrer(HttpServletRequest request) {
            return Optional.ofNullable(request.getHeader(HttpHeaders.REFERER))
                    .flatMap(LocalPath::parse)
                    .filter(page -> isHere(page, request))
                    .map(page -> inside(page, request.getContextPath()))
                    .orElse(HOME);
        }

        private static Optional<URI> parse(String referrer) {
            try {
                return Optional.of(URI.create(referrer));
            } catch (IllegalArgumentException malformed) {
                return Optional.empty();
            }
        }

        private static boolean isHere(URI page, HttpServletRequest request) {
            String path = page.getRawPath();
            return request.getServerName().equalsIgnoreCase(page.getHost())
                    && path != null
                    && path.startsWith(request.getContextPath() + "/")
                    && !path.substring(request.getContextPath().length()).matches("/[/\\\\].*");
        }

        private static String inside(URI page, String contextPath) {
            String path = page.getRawPath().substring(contextPath.length());
            return page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
        }
    }
}
