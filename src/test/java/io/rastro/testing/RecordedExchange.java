package io.rastro.testing;

import io.rastro.source.Feed;
import io.rastro.source.FollowedFile;
import io.rastro.source.RawEvent;
import io.rastro.source.asterisk.AsteriskSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a real Asterisk wrote, written again into files of a directory, which are rotated while they are written. */
public final class RecordedExchange {

    /** Where its recorded files are. */
    public static final Path FILES = Path.of("src/test/resources/asterisk");

    public static final String MEMBERS =
            "101=Ana Prado\n102=Bruno Lima\n103=Carla Dias\n104=Davi Rocha\n105=Elisa Moura\n106=Fabio Nunes";

    private static final Map<String, String> NAMES =
            Map.of("queueLog", "queue_log", "cdr", "Master.csv", "cel", "cel.csv");
    private static final Pattern EPOCH = Pattern.compile("\\b1[0-9]{9}\\b");
    private static final Pattern DAY = Pattern.compile("(?<=\")20[0-9]{2}-[0-9]{2}-[0-9]{2}(?= )");

    /** A line, and when it was written: not before those above it. */
    private record Line(Instant at, String text) {}

    private final Path directory;
    private final Map<String, List<Line>> lines = new HashMap<>();
    private final Map<String, Integer> next = new HashMap<>();
    private @Nullable Instant written;

    public RecordedExchange(Path directory) throws IOException {
        this(directory, 0, Map.of());
    }

    /**
     * @param days by how many everything happened later than it did
     * @param more lines behind those that were recorded, by feed
     */
    public RecordedExchange(Path directory, long days, Map<String, String> more) throws IOException {
        this.directory = Files.createDirectories(directory);
        for (Feed feed : feeds()) {
            Path file = file(feed.name());
            Files.writeString(
                    file,
                    later(
                            Files.readString(FILES.resolve(file.getFileName())) + more.getOrDefault(feed.name(), ""),
                            days));
            List<Line> ofFile = new ArrayList<>();
            Instant last = Instant.MIN;
            for (RawEvent event : feed.read(null, Integer.MAX_VALUE).events()) {
                last = event.at().isAfter(last) ? event.at() : last;
                ofFile.add(new Line(last, event.text() + "\n"));
            }
            Files.delete(file);
            lines.put(feed.name(), ofFile);
        }
    }

    private static String later(String text, long days) {
        String epochs =
                EPOCH.matcher(text).replaceAll(found -> String.valueOf(Long.parseLong(found.group()) + days * 86_400));
        return DAY.matcher(epochs)
                .replaceAll((MatchResult found) ->
                        LocalDate.parse(found.group()).plusDays(days).toString());
    }

    private List<Feed> feeds() {
        return new AsteriskSource((name, file, splitter, happened) ->
                        new FollowedFile(name, file, splitter, happened, Clock.systemUTC()))
                .feeds(settings());
    }

    /** Of a source that follows the files. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Map.of("zone", "America/Sao_Paulo", "members", MEMBERS));
        NAMES.keySet().forEach(feed -> settings.put(feed, file(feed).toString()));
        return settings;
    }

    /** From now on, what is written is written a second after what was written before it, as where nobody hurries. */
    public void writeEachSecondFrom(Instant first) {
        written = first;
    }

    private void written(Path file) throws IOException {
        Instant last = written;
        if (last != null) {
            written = last.plusSeconds(1);
            Files.setLastModifiedTime(file, FileTime.from(written));
        }
    }

    private Path file(String feed) {
        return directory.resolve(NAMES.get(feed));
    }

    public List<Path> files() {
        return NAMES.keySet().stream().sorted().map(this::file).toList();
    }

    public Instant begin() {
        return lines.values().stream()
                .map(ofFile -> ofFile.get(0).at())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /**
     * Writes what happened until then and is not written yet.
     *
     * @return whether there is more to come
     */
    public boolean writeUntil(Instant until) throws IOException {
        boolean more = false;
        for (String feed : NAMES.keySet()) {
            List<Line> ofFile = lines.get(feed);
            StringBuilder text = new StringBuilder();
            int line = next.getOrDefault(feed, 0);
            while (line < ofFile.size() && !ofFile.get(line).at().isAfter(until)) {
                text.append(ofFile.get(line++).text());
            }
            next.put(feed, line);
            more |= line < ofFile.size();
            if (text.length() > 0) {
                Files.writeString(file(feed), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                written(file(feed));
            }
        }
        return more;
    }

    /** Rotates a file now and then: by renaming, by copying and truncating, or there is a copy that somebody made for himself. */
    public void rotateNowAndThen(Random random, int part) throws IOException {
        for (Path live : files()) {
            if (random.nextInt(12) == 0 && Files.exists(live)) {
                rotate(live, part, random.nextInt(3));
            }
        }
    }

    private void rotate(Path live, int part, int how) throws IOException {
        Path other = live.resolveSibling(live.getFileName() + (how == 2 ? ".bak" : "") + "." + (1_764_300_000 + part));
        if (how == 0) {
            Files.move(live, other);
        } else {
            Files.copy(live, other);
            written(other);
        }
        if (how == 1) {
            Files.write(live, new byte[0]);
            written(live);
        }
    }
}
