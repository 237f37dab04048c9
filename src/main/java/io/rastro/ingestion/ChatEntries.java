package io.rastro.ingestion;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * An exported chat message by message: a line with a head begins one, and those without go on with it. A head of another shape
 * than the file's first is a chat that somebody pasted into a message.
 */
final class ChatEntries {

    /** More characters than WhatsApp lets anybody write. */
    static final int MESSAGE_LIMIT = 256 * 1024;

    /**
     * A message, or a line of WhatsApp's own.
     *
     * @param line its first, from 1
     * @param lines how many it has
     * @param head null: a line before the first head
     * @param raw as it stands in the file, its lines joined by LF; null: too long
     * @param notUtf8 whether a line of it is in an older encoding
     */
    record Entry(
            long line,
            int lines,
            @Nullable ChatHead head,
            @Nullable String raw,
            boolean notUtf8) {

        /** What follows the head. */
        String text() {
            return raw == null ? "" : head == null ? raw : raw.substring(head.length());
        }
    }

    private final ByteLines lines;
    private ByteLines.@Nullable Line next;
    private @Nullable ChatHead nextHead;
    private @Nullable String shape;

    ChatEntries(InputStream in) {
        this.lines = new ByteLines(in);
    }

    /** Null: the end. */
    @Nullable
    Entry read() throws IOException {
        if (next == null) {
            advance();
        }
        ByteLines.Line first = next;
        if (first == null) {
            return null;
        }
        ChatHead head = nextHead;
        advance();
        return head == null
                ? new Entry(first.number(), 1, null, first.text(), first.fallback())
                : continued(first, head);
    }

    private Entry continued(ByteLines.Line first, ChatHead head) throws IOException {
        StringBuilder raw = new StringBuilder(String.valueOf(first.text()));
        int count = 1;
        boolean notUtf8 = first.fallback();
        boolean tooLong = false;
        while (next != null && nextHead == null) {
            String text = next.text();
            tooLong |= text == null || raw.length() + text.length() > MESSAGE_LIMIT;
            if (!tooLong) {
                raw.append('\n').append(text);
            }
            notUtf8 |= next.fallback();
            count++;
            advance();
        }
        return new Entry(first.number(), count, head, tooLong ? null : raw.toString(), notUtf8);
    }

    private void advance() throws IOException {
        next = lines.read();
        String text = next == null ? null : next.text();
        ChatHead head = text == null ? null : ChatHead.of(text);
        if (head != null && shape == null) {
            shape = head.shape();
        }
        nextHead = head != null && head.shape().equals(shape) ? head : null;
    }

    /** Bytes read so far. */
    long consumed() {
        return lines.consumed();
    }
}
