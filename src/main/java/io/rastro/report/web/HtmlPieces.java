package io.rastro.report.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.unbescape.html.HtmlEscape;

/** Pieces of HTML by name, each with gaps for values: <code>{}</code>. */
final class HtmlPieces {

    private final String path;
    private final Properties pieces = new Properties();

    /** @param path of a file of properties on the class path */
    HtmlPieces(String path) {
        this.path = path;
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(HtmlPieces.class.getResourceAsStream(path), path), StandardCharsets.UTF_8)) {
            pieces.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Piece piece(String name) {
        return new Piece(Objects.requireNonNull(pieces.getProperty(name), () -> name + " is not in " + path));
    }

    /** One of them. */
    static final class Piece {

        private final String[] parts;

        private Piece(String html) {
            this.parts = html.split("[{][}]", -1);
        }

        /** Adds it with a value in each gap, escaped. */
        void addTo(StringBuilder html, String... values) {
            if (values.length != parts.length - 1) {
                throw new IllegalArgumentException(values.length + " values for " + String.join("{}", parts));
            }
            html.append(parts[0]);
            for (int gap = 0; gap < values.length; gap++) {
                html.append(HtmlEscape.escapeHtml4Xml(values[gap])).append(parts[gap + 1]);
            }
        }
    }
}
