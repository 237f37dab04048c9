package io.rastro.interaction.web;

import io.rastro.report.web.GridLayout.Note;
import io.rastro.report.web.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a grid of interactions tells beside its cells: for a phone, whose list leaves columns out, or where one is empty. */
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

    /** The address of a contact without a name. */
    public @Nullable Note address(String contact, @Nullable String address) {
        return contact.isEmpty() && address != null ? new Note(ON_PHONE, address) : null;
    }
}
