package io.rastro.ingestion.web;

import io.rastro.ingestion.ChatMapping;
import io.rastro.ingestion.ChatSide;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The form of an uploaded chat: what was sent, as a mapping. */
final class ChatForm {

    private final MultiValueMap<String, String> sent;

    ChatForm(MultiValueMap<String, String> sent) {
        this.sent = sent;
    }

    /**
     * @param before what the page showed: its zone stays if an unknown one was sent
     * @param authors of the file; no others are asked about
     */
    ChatMapping mapping(ChatMapping before, Set<String> authors) {
        return new ChatMapping(
                SentChoice.zone(text("zone"), before.zone()),
                SentChoice.monthFirst(text("dates")),
                textOrNull("service"),
                textOrNull("customer"),
                textOrNull("phone"),
                sides(authors));
    }

    private Map<String, ChatSide> sides(Set<String> authors) {
        List<String> names = sent.getOrDefault("author", List.of());
        List<String> chosen = sent.getOrDefault("side", List.of());
        Map<String, ChatSide> sides = new LinkedHashMap<>();
        for (int index = 0; index < Math.min(names.size(), chosen.size()); index++) {
            for (ChatSide side : ChatSide.values()) {
                if (side.name().equals(chosen.get(index)) && authors.contains(names.get(index))) {
                    sides.put(names.get(index), side);
                }
            }
        }
        return sides;
    }

    /** Null: it is known, or was not asked for. */
    @Nullable
    String unknownZone() {
        return SentChoice.unknownZone(sent.getFirst("zone"));
    }

    /** Whether the preview on the page was of this mapping; who starts without the page needs none. */
    boolean previewed(ChatMapping mapping) {
        String previewed = sent.getFirst("previewed");
        return previewed == null || previewed.equals(mapping.fingerprint());
    }

    private String text(String name) {
        String text = sent.getFirst(name);
        return text == null ? "" : text;
    }

    private @Nullable String textOrNull(String name) {
        return text(name).isBlank() ? null : text(name).strip();
    }
}
