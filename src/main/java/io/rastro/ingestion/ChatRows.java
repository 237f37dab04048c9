package io.rastro.ingestion;

import io.rastro.ingestion.ChatAuthors.Attribution;
import io.rastro.ingestion.ChatEntries.Entry;
import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.interaction.Sender;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An exported chat interaction by interaction; what can be in none is a row that is refused. */
final class ChatRows implements RowSource {

    private static final String ID = "whatsapp-chat:";

    private final ChatEntries entries;
    private final ChatMapping mapping;
    private final ZoneId zone;
    private final Occurrences occurrences = new Occurrences();
    private final ChatTally tally = new ChatTally();
    private @Nullable ChatSegment segment;
    private @Nullable Instant last;
    private boolean tellsLines;
    private boolean ended;

    /** @param mapping with nothing left to decide */
    ChatRows(InputStream in, ChatMapping mapping) {
        this.entries = new ChatEntries(in);
        this.mapping = mapping;
        this.zone = ZoneId.of(mapping.zone());
    }

    /** With a notice, at the last interaction, of what became of the file's lines. */
    ChatRows tellingLines() {
        tellsLines = true;
        return this;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.INTERACTION;
    }

    @Override
    public long consumed() {
        return entries.consumed();
    }

    /** The lines read so far. */
    ChatTally tally() {
        return tally;
    }

    @Override
    public @Nullable InputRow next() throws IOException {
        while (!ended) {
            Entry entry = entries.read();
            ended = entry == null;
            InputRow row = entry == null ? finished() : read(entry);
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    private @Nullable InputRow read(Entry entry) {
        ChatHead head = entry.head();
        String raw = entry.raw();
        if (raw == null) {
            return refused(entry, Notice.of("chatMessageTooLong", ChatEntries.MESSAGE_LIMIT / 1024));
        }
        if (head == null) {
            return stray(entry, raw);
        }
        Attribution written =
                ChatAuthors.attribute(entry.text(), mapping.sides().keySet());
        ChatSide side = written == null || ChatText.isOwnLine(written.text())
                ? ChatSide.WHATSAPP
                : mapping.sides().get(written.author());
        if (written == null || side == null || side == ChatSide.WHATSAPP) {
            tally.ofWhatsApp(entry);
            return null;
        }
        Instant at = at(head);
        return at == null
                ? refused(
                        entry,
                        Notice.of("chatStamp", raw.substring(0, head.length()).strip()))
                : written(entry, message(at, side, written));
    }

    private @Nullable InputRow stray(Entry entry, String raw) {
        if (raw.isBlank()) {
            tally.blank(entry);
            return null;
        }
        return refused(entry, Notice.of("chatBeforeFirst"));
    }

    private InputRow refused(Entry entry, Notice why) {
        tally.refused(entry);
        return InputRow.unreadable(entry.line(), entry.raw(), why);
    }

    private static Message message(Instant at, ChatSide side, Attribution written) {
        ChatText text = ChatText.of(written.text());
        Sender sender = side == ChatSide.CENTRE ? Sender.AGENT : Sender.CLIENT;
        return new Message(at, sender, written.author(), text.text(), text.attachmentName(), null);
    }

    /** Of an hour that the clock repeats, what comes after the first time is of the second. */
    private @Nullable Instant at(ChatHead head) {
        LocalDateTime local = head.at(Boolean.TRUE.equals(mapping.monthFirst()));
        if (local == null) {
            return null;
        }
        ZonedDateTime told = local.atZone(zone);
        Instant at = told.withEarlierOffsetAtOverlap().toInstant();
        Instant repeated = told.withLaterOffsetAtOverlap().toInstant();
        boolean second = last != null && at.isBefore(last) && !repeated.isBefore(last);
        last = second ? repeated : at;
        return last;
    }

    private @Nullable InputRow written(Entry entry, Message message) {
        tally.inMessage(entry);
        if (segment != null && segment.goesOnAt(message.sentAt())) {
            segment.add(entry, message);
            return null;
        }
        InputRow before = segment == null ? null : row(segment, new LinkedHashSet<>());
        segment = new ChatSegment(entry, message);
        return before;
    }

    private @Nullable InputRow finished() {
        Set<Notice> notices = new LinkedHashSet<>();
        if (tellsLines) {
            notices.add(Notice.of("chatLines", tally.all(), tally.inMessages(), tally.ofWhatsApp(), tally.refused()));
        }
        return segment == null ? null : row(segment, notices);
    }

    private InputRow row(ChatSegment segment, Set<Notice> warnings) {
        String conversation = ID + mapping.customerKey();
        String key = conversation + ":" + segment.key();
        int occurrence = occurrences.next(key);
        if (segment.notUtf8()) {
            warnings.add(Notice.of("notUtf8"));
        }
        return InputRow.readable(
                segment.first().line(),
                segment.first().raw(),
                segment.interaction(occurrence == 1 ? key : key + "#" + occurrence, conversation, mapping),
                warnings);
    }
}
