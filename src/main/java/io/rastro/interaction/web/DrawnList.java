package io.rastro.interaction.web;

import io.rastro.interaction.DrawResult;
import io.rastro.interaction.InteractionRow;
import io.rastro.interaction.web.DrawPosition.Pick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A drawn list and how far its reader has come in it. */
public record DrawnList(List<Item> items) {

    /**
     * One interaction to work through.
     *
     * @param place in the list, from 1
     * @param opened when the reader last opened its history; null: not yet
     * @param address of its history, from which the list leads on
     */
    public record Item(
            int place, InteractionRow row, @Nullable Instant opened, String address) {}

    /** @param search the query string of the draw */
    static DrawnList of(DrawResult result, String search, Map<Long, Instant> opened) {
        List<Pick> picks = result.rows().stream()
                .map(row -> new Pick(row.conversationId(), row.id()))
                .toList();
        List<Item> items = new ArrayList<>();
        for (InteractionRow row : result.rows()) {
            int place = items.size() + 1;
            String address = HistoryLinks.address(
                    row.conversationId(),
                    new ReferringList(InteractionController.PATH, search, null, new DrawPosition(picks, place))
                            .parameters());
            items.add(new Item(place, row, opened.get(row.conversationId()), address));
        }
        return new DrawnList(List.copyOf(items));
    }

    /** How many of them the reader has opened. */
    public long done() {
        return items.stream().filter(item -> item.opened() != null).count();
    }

    /** The first one that the reader has not opened; null when all are done. */
    public @Nullable Item next() {
        return items.stream().filter(item -> item.opened() == null).findFirst().orElse(null);
    }
}
