package io.rastro.interaction.web;

import io.rastro.report.web.Cell;
import io.rastro.report.web.GridLayout.Note;
import io.rastro.report.web.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a grid of interactions tells beside its cells, for a phone, whose list leaves columns out, or where one is empty; and
 * where they lead.
 */
public final class GridNotes {

    private static final String ON_PHONE = "only-s";

    private final Texts texts;

    public GridNotes(Texts texts) {
        this.texts = texts;
    }

    /** When an interaction came in that was never answered. */
    public @Nullable Note received(Instant receivedAt, @Nullable Instant answeredAt) {
        return answeredAt == null ? new Note("moment", " · " + texts.moment(receivedAt)) : null;
    }

    /** The agent beside the service, which may be unknown. */
    public Note agent(String service, @Nullable String agent) {
        return new Note(
                ON_PHONE,
                (service.isEmpty() ? "" : " · ") + (agent == null ? texts.of("interactions.no-agent") : agent));
    }

    /** The page of a contact that is named; else there is nothing to follow. */
    Cell.@Nullable Link person(@Nullable Long contactId, String name) {
        return contactId == null || name.isEmpty()
                ? null
                : new Cell.Link(ContactController.address(contactId), texts.of("interactions.contact", name), name);
    }

    /** The address of a contact without a name. */
    public @Nullable Note address(String contact, @Nullable String address) {
        return contact.isEmpty() && address != null ? new Note(ON_PHONE, address) : null;
    }
}
