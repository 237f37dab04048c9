package io.rastro.system.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** The page a form stood on, as a path of this portal: never another host, whatever the header says. */
final class LocalPath {

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
