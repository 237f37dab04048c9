package io.rastro.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last records of a log and of its predecessors, read from the latest file back to older ones. */
final class FileTail {

    private static final long MOST_BYTES = 16 << 20;

    private final RecordSplitter splitter;
    private final int limit;
    private final Deque<RawEvent> events = new ArrayDeque<>();
    private long bytesLeft = MOST_BYTES;
    private boolean whole = true;

    /** @param limit records at most */
    FileTail(RecordSplitter splitter, int limit) {
        this.splitter = splitter;
        this.limit = limit;
    }

    /** Makes an event of a record that stands at a place of a file. */
    @FunctionalInterface
    interface EventMaker {
        RawEvent event(Path file, long place, String text);
    }

    List<RawEvent> events() {
        return List.copyOf(events);
    }

    /** Whether nothing was left out. */
    boolean isWhole() {
        return whole;
    }

    /** Whether an older file is to be read as well. A compressed one would have to be read from its beginning. */
    boolean reachesFurther(Path file) {
        whole &= bytesLeft > 0 && events.size() < limit && (events.isEmpty() || !FileContent.isCompressed(file));
        return whole;
    }

    /** @param complete whether nothing more will be written to it */
    void addBefore(Path file, boolean complete, EventMaker maker) throws IOException {
        long begin = FileContent.isCompressed(file) ? 0 : Math.max(0, Files.size(file) - bytesLeft);
        Deque<RawEvent> last = new ArrayDeque<>();
        try (FileRecords records = new FileRecords(file, begin == 0 ? 0 : behindLine(file, begin), splitter)) {
            whole &= begin == 0;
            long place = records.offset();
            String text = records.next(complete);
            while (text != null) {
                add(text.isEmpty() ? null : maker.event(file, place, text), last);
                place = records.offset();
                text = records.next(complete);
            }
            bytesLeft -= place - begin;
        }
        while (!last.isEmpty()) {
            events.addFirst(last.removeLast());
        }
    }

    private void add(@Nullable RawEvent event, Deque<RawEvent> last) {
        if (event != null) {
            last.add(event);
        }
        if (last.size() > limit - events.size()) {
            last.removeFirst();
            whole = false;
        }
    }

    /** The first whole record is believed to begin there. */
    private static long behindLine(Path file, long offset) throws IOException {
        try (FileRecords cut = new FileRecords(file, offset, RecordSplitter.LINES)) {
            cut.next(true);
            return cut.offset();
        }
    }
}
