package io.rastro.interaction.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file sent in a conversation. The address came from outside: only one of the web becomes a link, and the reader sees
 * where it leads.
 *
 * @param name what is shown
 * @param href null when it is not to be a link
 * @param host the host the link leads to; null without link
 */
public record Attachment(
        String name, @Nullable String href, @Nullable String host) {

    /** Null when nothing is attached. */
    static @Nullable Attachment of(@Nullable String name, @Nullable String url) {
        String label = name == null || name.isBlank() ? null : name;
        if (url == null || url.isBlank()) {
            return label == null ? null : new Attachment(label, null, null);
        }
        return parse(url.strip())
                .map(link -> new Attachment(label == null ? fileOf(link) : label, link.toString(), link.getHost()))
                .orElseGet(() -> new Attachment(label == null ? url : label + " (" + url + ")", null, null));
    }

    private static Optional<URI> parse(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String fileOf(URI link) {
        String path = link.getPath() == null ? "" : link.getPath();
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.isBlank() ? link.toString() : file;
    }
}
