package io.rastro.ingestion.web;

import io.rastro.ingestion.ChatMapping;
import io.rastro.ingestion.ChatSample;
import io.rastro.ingestion.ChatSample.ChatPreview;
import io.rastro.ingestion.ChatSide;
import io.rastro.ingestion.CheckedRow;
import io.rastro.ingestion.ImportRun;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.Message;
import io.rastro.ingestion.RecordKind;
import io.rastro.ingestion.web.PreviewRows.PreviewRow;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page on which it is asked what a chat's file does not tell, and that shows what becomes of it. */
@Component
class ChatPage {

    private static final List<PreviewColumn> COLUMNS = List.of(
            PreviewColumn.RECEIVED_AT,
            PreviewColumn.ANSWERED_AT,
            PreviewColumn.FINISHED_AT,
            PreviewColumn.AGENT,
            PreviewColumn.STATUS);

    private final PreviewRows rows;
    private final Clock clock;
    private final ZoneId zone;

    ChatPage(PreviewRows rows, Clock clock, ZoneId zone) {
        this.rows = rows;
        this.clock = clock;
        this.zone = zone;
    }

    ChatMapping proposal(ChatSample sample) {
        return sample.proposal(zone);
    }

    /** @param side null: not decided */
    record Author(String name, int messages, @Nullable ChatSide side) {}

    /** An interaction of the chat; one that is refused has no messages. */
    record ChatLine(PreviewRow row, List<Message> messages) {

        static ChatLine of(PreviewRow row, CheckedRow checked) {
            return new ChatLine(
                    row,
                    checked.row().incoming() instanceof IncomingInteraction interaction
                            ? interaction.trail().messages()
                            : List.of());
        }
    }

    String show(ImportRun run, ChatSample sample, ChatMapping mapping, Locale locale, Model model) throws IOException {
        List<String> missing = mapping.missing(sample);
        ChatPreview preview = missing.isEmpty() ? sample.preview(mapping, clock.instant()) : null;
        model.addAttribute("run", run);
        model.addAttribute("mapping", mapping);
        model.addAttribute("authors", authors(sample.authors(), mapping));
        model.addAttribute("datesAsked", sample.dateOrder().objection(null) != null);
        model.addAttribute("missing", missing);
        model.addAttribute("preview", preview);
        model.addAttribute("previewColumns", COLUMNS);
        model.addAttribute("previewLines", preview == null ? List.of() : lines(preview, locale));
        model.addAttribute("startable", isStartable(preview));
        model.addAttribute("fingerprint", mapping.fingerprint());
        model.addAttribute("sides", ChatSide.values());
        model.addAttribute("zones", new TreeSet<>(ZoneId.getAvailableZoneIds()));
        model.addAttribute("portalZone", zone);
        return "imports/chat";
    }

    boolean startable(ChatSample sample, ChatMapping mapping) throws IOException {
        return mapping.missing(sample).isEmpty() && isStartable(sample.preview(mapping, clock.instant()));
    }

    private static boolean isStartable(@Nullable ChatPreview preview) {
        return preview != null && preview.interactions() > 0;
    }

    private static List<Author> authors(Map<String, Integer> messages, ChatMapping mapping) {
        return messages.entrySet().stream()
                .limit(ChatSample.MOST_AUTHORS)
                .map(author -> new Author(
                        author.getKey(), author.getValue(), mapping.sides().get(author.getKey())))
                .toList();
    }

    private List<ChatLine> lines(ChatPreview preview, Locale locale) {
        return preview.rows().stream()
                .map(row -> ChatLine.of(rows.of(row, COLUMNS, RecordKind.INTERACTION, null, locale), row))
                .toList();
    }
}
