package io.rastro.ingestion;

import io.rastro.ingestion.ChatEntries.Entry;
import io.rastro.text.PhoneNumber;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An uploaded chat, looked at before anything of it is stored. */
public final class ChatSample {

    /** WhatsApp exports at most 40,000 messages: more than this they never are. */
    public static final long LARGEST_BYTES = 64L * 1024 * 1024;

    /** So many authors are no conversation with one customer. */
    public static final int MOST_AUTHORS = 100;

    private static final int ROWS_SHOWN = 6;

    private final Content content;
    private final @Nullable String chatName;
    private final Map<String, Integer> authors;
    private final DateOrder order;

    /** What the file holds, from the beginning. */
    interface Content {
        InputStream open() throws IOException;
    }

    /** @param fileName as it was uploaded: WhatsApp names it by the chat */
    public ChatSample(Path file, String fileName) throws IOException {
        this(() -> new BufferedInputStream(Files.newInputStream(file)), fileName);
    }

    ChatSample(Content content, String fileName) throws IOException {
        this.content = content;
        this.chatName = ChatName.of(fileName);
        Findings findings = new Findings();
        try (InputStream in = content.open()) {
            ChatEntries entries = new ChatEntries(in);
            for (Entry entry = entries.read(); entry != null; entry = entries.read()) {
                findings.add(entry);
            }
        }
        this.authors = findings.authors.messages(chatName);
        this.order = findings.order();
    }

    /** What the whole file tells. Dates read in the wrong order run back; those of a chat do not. */
    private static final class Findings {
        private final ChatAuthors authors = new ChatAuthors();
        private final @Nullable LocalDateTime[] last = new LocalDateTime[2];
        private final boolean[] runsBack = new boolean[2];
        private DateOrder proven = DateOrder.NOTHING;

        void add(Entry entry) {
            ChatHead head = entry.head();
            if (head == null) {
                return;
            }
            authors.count(entry.text());
            proven = head.prove(proven);
            for (int monthFirst = 0; monthFirst < 2; monthFirst++) {
                LocalDateTime at = head.at(monthFirst == 1);
                LocalDateTime before = last[monthFirst];
                runsBack[monthFirst] |= at != null && before != null && at.isBefore(before.minusDays(1));
                last[monthFirst] = at == null ? before : at;
            }
        }

        DateOrder order() {
            return proven.isMixed() || proven.proven() != null || runsBack[0] == runsBack[1]
                    ? proven
                    : new DateOrder(proven.open(), runsBack[1], runsBack[0]);
        }
    }

    /** Who writes, and how many messages. */
    public Map<String, Integer> authors() {
        return authors;
    }

    /** What its dates prove. */
    public DateOrder dateOrder() {
        return order;
    }

    /** What can be told without asking; the rest is left open. */
    public ChatMapping proposal(ZoneId zone) {
        String customer = customer();
        Map<String, ChatSide> sides = new LinkedHashMap<>();
        if (customer != null) {
            authors.keySet()
                    .forEach(
                            author -> sides.put(author, author.equals(customer) ? ChatSide.CUSTOMER : ChatSide.CENTRE));
        }
        String name = customer == null ? chatName : customer;
        return new ChatMapping(zone.getId(), monthFirst(), null, name, isNumber(name) ? name : null, sides);
    }

    /** Null: to be asked. */
    private @Nullable Boolean monthFirst() {
        return order.objection(null) == null ? Boolean.valueOf(Boolean.TRUE.equals(order.proven())) : null;
    }

    /** What was decided when the same chat was brought in before; the order of its dates is this file's. */
    public Optional<ChatMapping> decidedBefore(List<ImportRun> chats, ChatMapping proposal) {
        return chats.stream()
                .filter(run -> chatName == null || chatName.equals(ChatName.of(run.fileName())))
                .flatMap(run -> Stream.ofNullable(run.mapping()))
                .map(ChatMapping::read)
                .filter(known -> known.sides().keySet().equals(authors.keySet()))
                .findFirst()
                .map(known -> known.inOrder(proposal.monthFirst()));
    }

    /** The author that the chat is named after, or of two the one that is a number; null: neither. */
    private @Nullable String customer() {
        if (chatName != null && authors.containsKey(chatName)) {
            return chatName;
        }
        List<String> numbers =
                authors.keySet().stream().filter(ChatSample::isNumber).toList();
        return authors.size() == 2 && numbers.size() == 1 ? numbers.get(0) : null;
    }

    private static boolean isNumber(@Nullable String name) {
        return PhoneNumber.of(name).filter(PhoneNumber::complete).isPresent();
    }

    /**
     * The chat as it would be stored.
     *
     * @param rows the first interactions, and lines that are refused
     * @param interactions how many there are
     */
    public record ChatPreview(List<CheckedRow> rows, long interactions, ChatTally tally) {}

    /**
     * What the whole chat becomes, nothing of it stored.
     *
     * @param mapping with nothing left to decide
     */
    public ChatPreview preview(ChatMapping mapping, Instant now) throws IOException {
        List<CheckedRow> first = new ArrayList<>();
        long interactions = 0;
        try (InputStream in = content.open()) {
            ChatRows rows = new ChatRows(in, mapping);
            for (InputRow row = rows.next(); row != null; row = rows.next()) {
                interactions += row.incoming() == null ? 0 : 1;
                if (first.size() < ROWS_SHOWN) {
                    first.add(CheckedRow.check(row, now));
                }
            }
            return new ChatPreview(first, interactions, rows.tally());
        }
    }
}
