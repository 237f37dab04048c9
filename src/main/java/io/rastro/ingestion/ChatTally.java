package io.rastro.ingestion;

import io.rastro.ingestion.ChatEntries.Entry;
import java.util.ArrayList;
import java.util.List;

/** The lines of a chat by what became of them. */
public final class ChatTally {

    private static final int OWN_LINES_SHOWN = 20;

    /** A line of WhatsApp's own. */
    public record OwnLine(long line, String text) {}

    private final List<OwnLine> ownLines = new ArrayList<>();
    private long inMessages;
    private long ofWhatsApp;
    private long refused;
    private long blank;

    void inMessage(Entry entry) {
        inMessages += entry.lines();
    }

    void ofWhatsApp(Entry entry) {
        ofWhatsApp += entry.lines();
        if (ownLines.size() < OWN_LINES_SHOWN) {
            ownLines.add(new OwnLine(entry.line(), entry.text()));
        }
    }

    void refused(Entry entry) {
        refused += entry.lines();
    }

    void blank(Entry entry) {
        blank += entry.lines();
    }

    /** The first of those of WhatsApp's own. */
    public List<OwnLine> ownLines() {
        return List.copyOf(ownLines);
    }

    public long inMessages() {
        return inMessages;
    }

    public long ofWhatsApp() {
        return ofWhatsApp;
    }

    public long refused() {
        return refused;
    }

    /** All of them, blank ones before the first message among them. */
    public long all() {
        return inMessages + ofWhatsApp + refused + blank;
    }
}
