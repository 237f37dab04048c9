package io.rastro.system;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.regex.Matcher;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator decides about the whole portal.
 *
 * @param zone the zone in which people enter, read and group times
 * @param home the directory of everything the portal keeps in files; {@code ~} is the user's own directory
 */
@ConfigurationProperties("rastro")
public record PortalProperties(
        @DefaultValue("America/Sao_Paulo") ZoneId zone,
        @DefaultValue("~/.rastro") String home) {

    /** The home as an absolute path; it need not exist yet. */
    public Path homeDirectory() {
        String place = home.isBlank() ? "~/.rastro" : home;
        return Path.of(place.replaceFirst("^~(?=$|[/\\\\])", userDirectory()))
                .toAbsolutePath()
                .normalize();
    }

    private static String userDirectory() {
        return Matcher.quoteReplacement(System.getProperty("user.home"));
    }
}
