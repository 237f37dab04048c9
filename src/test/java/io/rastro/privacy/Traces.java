package io.rastro.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a word stands, in any column of any table and in any file of the home. */
final class Traces {

    private Traces() {}

    /** A row as text holds all its columns: text, arrays, JSON, and bytes in hexadecimal. */
    static List<String> of(String word, JdbcClient database, Path home) {
        List<String> found = new ArrayList<>();
        String hex = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
        for (String table : database.sql("""
                        select oid::regclass::text from pg_class where relnamespace = current_schema()::regnamespace
                            and relkind in ('r', 'm') order by 1""").query(String.class).list()) {
            long rows = database.sql("select count(*) from " + table
                            + " kept where strpos(lower(kept::text), lower(?)) > 0 or strpos(kept::text, ?) > 0")
                    .params(word, hex)
                    .query(Long.class)
                    .single();
            if (rows > 0) {
                found.add(table + ": " + rows);
            }
        }
        found.addAll(inFiles(word, home));
        return found;
    }

    private static List<String> inFiles(String word, Path home) {
        String sought = lower(word.getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(word) || text(file).contains(sought))
                    .map(Path::toString)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A character for each byte: what is no text, such as sound, takes many times as long to decode. */
    private static String lower(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    private static String text(Path file) {
        try {
            return lower(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
