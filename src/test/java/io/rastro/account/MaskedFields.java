package io.rastro.account;

import io.rastro.text.Mask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which fields the code hides from whom it does not show them, found where it asks {@link Mask} to. */
final class MaskedFields {

    private static final Path CODE = Path.of("src/main/java/io/rastro");

    /** {@code mask.text(row.getString("caller"))}, {@code mask.document(contact.getDocumentPlain())}. */
    private static final Pattern ASKED = Pattern.compile(
            "[mM]ask(?:\\(\\))?\\.(text|document|label)\\((?:[a-z]\\w*\\.)?(?:getString\\(\"?|get)?(\\w+)");

    /** {@code personal("i.to_address", Mask::text)}. */
    private static final Pattern STORED = Pattern.compile("personal\\(\"\\w+\\.(\\w+)\", Mask::(\\w+)\\)");

    private MaskedFields() {}

    static String section() throws IOException {
        StringBuilder section = new StringBuilder("""

                ## What is hidden without `VIEW_UNMASKED`

                Whatever a page or a file shows of these, it shows hidden: to an account without the permission, and to a
                program whose token is not for reading unmasked. What is hidden finds nothing either: `MaskedReaderTests`.

                | as | shown |
                | --- | --- |
                """);
        example(section, "text", "Ana, +55 11 98765-0002, ana@example.com", Mask.PERSONAL::text);
        example(section, "document", "123.456.789-09", Mask.PERSONAL::document);
        example(section, "label", "Ana Souza · 11987650002", Mask.PERSONAL::label);
        section.append("\n| field | hidden as | by |\n| --- | --- | --- |\n");
        fields().forEach((field, hidden) -> section.append("| %s | %s | %s |\n"
                .formatted(field, String.join(", ", hidden.kinds()), String.join(", ", hidden.by()))));
        return section.toString();
    }

    private static void example(StringBuilder section, String kind, String value, UnaryOperator<String> hidden) {
        section.append("| %s | `%s` for `%s` |\n".formatted(kind, hidden.apply(value), value));
    }

    /** By field, how it is hidden and by which classes. */
    private static Map<String, Hidden> fields() throws IOException {
        Map<String, Hidden> fields = new TreeMap<>();
        try (Stream<Path> sources = Files.walk(CODE)) {
            for (Path source : sources.filter(Files::isRegularFile).sorted().toList()) {
                String by = "`" + source.getFileName().toString().replace(".java", "") + "`";
                String text = Files.readString(source);
                ASKED.matcher(text).results().forEach(found -> add(fields, found.group(2), found.group(1), by));
                STORED.matcher(text).results().forEach(found -> add(fields, found.group(1), found.group(2), by));
            }
        }
        return fields;
    }

    private static void add(Map<String, Hidden> fields, String name, String kind, String by) {
        Hidden hidden = fields.computeIfAbsent(field(name), key -> new Hidden(new TreeSet<>(), new TreeSet<>()));
        hidden.kinds().add(kind);
        hidden.by().add(by);
    }

    /** One spelling for a column and its property; what has only a place in its row is told by what it is. */
    private static String field(String name) {
        return name.matches("\\d+")
                ? "name in a list of contacts"
                : name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private record Hidden(Set<String> kinds, Set<String> by) {}
}
