package io.rastro.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A log file that is written to and rotated by another program, read record by record. What was read is known again by its
 * bytes, so that renaming, truncating, copying and compressing it neither lose nor repeat a record. The first read begins
 * with the oldest rotated file. Only whole records are yielded; the unfinished last one of a rotated file as it stands.
 */
public final class FollowedFile implements Feed {

    /** Somebody who rotates without pause is waited for. */
    private static final int ATTEMPTS = 3;

    private final String name;
    private final RotatedFiles rotated;
    private final RecordSplitter splitter;
    private final Function<String, @Nullable Instant> stamp;
    private final Clock clock;
    private @Nullable FileRecords kept;

    /** @param stamp reads when a record happened; null: it does not tell */
    public FollowedFile(
            String name, Path file, RecordSplitter splitter, Function<String, @Nullable Instant> stamp, Clock clock) {
        this.name = name;
        this.rotated = new RotatedFiles(file);
        this.splitter = splitter;
        this.stamp = stamp;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Chunk read(@Nullable String position, int limit) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return readOnce(FilePosition.read(position), limit);
            } catch (RotatedWhileRead rotation) {
                if (attempt == ATTEMPTS) {
                    throw rotation;
                }
            }
        }
    }

    private Chunk readOnce(@Nullable FilePosition from, int limit) throws IOException {
        List<Path> files = rotated.inOrder();
        Map<Path, String> keys = keys(files);
        Path current = from == null ? null : rotated.find(from, files);
        List<Path> queue =
                current == null ? startingPoints(files, from) : files.subList(files.indexOf(current), files.size());
        List<Path> copiesOfLive = new ArrayList<>();
        Chunk chunk = readInOrder(queue, current, from, limit, copiesOfLive);
        if (!keys.equals(keys(rotated.inOrder())) || !copiesOfLive.stream().allMatch(this::isCopyOfLive)) {
            throw new RotatedWhileRead(rotated.live());
        }
        if (chunk.events().isEmpty() && !Files.exists(rotated.live())) {
            throw new NoSuchFileException(rotated.live().toString());
        }
        return chunk;
    }

    /**
     * @param current the file that a position is in; null: it is in none of them
     * @param copiesOfLive receives those that were passed over as such
     */
    private Chunk readInOrder(
            List<Path> queue, @Nullable Path current, @Nullable FilePosition from, int limit, List<Path> copiesOfLive)
            throws IOException {
        List<RawEvent> events = new ArrayList<>();
        FilePosition reached = from;
        for (int index = 0; index < queue.size() && events.size() < limit; index++) {
            Path file = queue.get(index);
            boolean resumed = file.equals(current);
            if (!resumed && isCopyOfLive(file)) {
                copiesOfLive.add(file);
            } else if (resumed || !isCopyOfBefore(queue, index)) {
                FilePosition end = readOn(file, resumed ? from : null, isFollowed(queue, index), limit, events);
                reached = end == null ? reached : end;
            }
        }
        return new Chunk(events, reached == null ? "" : reached.text(), events.size() >= limit);
    }

    /** @return null: there was nothing in it */
    private @Nullable FilePosition readOn(
            Path file, @Nullable FilePosition from, boolean complete, int limit, List<RawEvent> events)
            throws IOException {
        long offset = from == null ? 0 : from.offset();
        long end = readFile(file, offset, complete, limit, events);
        if (from != null && !from.isIn(file)) {
            throw new RotatedWhileRead(file);
        }
        return end > offset || from != null ? FilePosition.of(file, end) : null;
    }

    private static Map<Path, String> keys(List<Path> files) {
        Map<Path, String> keys = new HashMap<>();
        files.forEach(file -> keys.put(file, FilePosition.key(file)));
        return keys;
    }

    /**
     * A compressed file cannot be read from its end: only where nothing was written since, it is read.
     */
    @Override
    public Tail tail(int limit) throws IOException {
        List<Path> files = rotated.inOrder();
        if (files.isEmpty()) {
            throw new NoSuchFileException(rotated.live().toString());
        }
        FileTail tail = new FileTail(splitter, limit);
        for (int index = files.size() - 1; index >= 0 && tail.reachesFurther(files.get(index)); index--) {
            Path file = files.get(index);
            if (!isCopyOfLive(file) && !isCopyOfBefore(files, index)) {
                tail.addBefore(file, !file.equals(rotated.live()), this::event);
            }
        }
        return new Tail(tail.events(), tail.isWhole());
    }

    /** Where to begin when what was read so far is gone: with what was written since. */
    private List<Path> startingPoints(List<Path> files, @Nullable FilePosition from) throws IOException {
        List<Path> newer = new ArrayList<>();
        for (Path file : files) {
            if (from == null
                    || file.equals(rotated.live())
                    || Files.getLastModifiedTime(file).toMillis() > from.modifiedMillis()) {
                newer.add(file);
            }
        }
        return newer;
    }

    private boolean isCopyOfLive(Path file) {
        return !file.equals(rotated.live()) && FileContent.isCopy(file, rotated.live());
    }

    private boolean isCopyOfBefore(List<Path> files, int index) {
        Path file = files.get(index);
        return index > 0 && !file.equals(rotated.live()) && FileContent.isCopy(file, files.get(index - 1));
    }

    /** Nothing more is written to a file whose successor has been written to. */
    private static boolean isFollowed(List<Path> queue, int index) {
        return queue.subList(index + 1, queue.size()).stream().anyMatch(file -> !FileContent.isEmpty(file));
    }

    /** @return the offset behind the last record read */
    private long readFile(Path file, long offset, boolean complete, int limit, List<RawEvent> events)
            throws IOException {
        FileRecords records = opened(file, offset);
        try {
            long place = records.offset();
            String text = records.next(complete);
            while (text != null) {
                if (!text.isEmpty()) {
                    events.add(event(file, place, text));
                }
                place = records.offset();
                text = events.size() < limit ? records.next(complete) : null;
            }
            return place;
        } finally {
            keepIfSlowToFind(records, events.size() >= limit);
        }
    }

    private RawEvent event(Path file, long place, String text) {
        Instant at = stamp.apply(text);
        return new RawEvent(name, file.getFileName() + ":" + place, at == null ? clock.instant() : at, text);
    }

    private FileRecords opened(Path file, long offset) throws IOException {
        FileRecords candidate = kept;
        kept = null;
        if (candidate != null) {
            if (candidate.isAt(file, offset)) {
                return candidate;
            }
            candidate.close();
        }
        return new FileRecords(file, offset, splitter);
    }

    /** A compressed file would be decompressed from its beginning for each chunk. */
    private void keepIfSlowToFind(FileRecords records, boolean unfinished) throws IOException {
        if (unfinished && records.isCompressed()) {
            kept = records;
        } else {
            records.close();
        }
    }
}
