package io.rastro.demo;

import io.rastro.interaction.Sender;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns a script into the messages of a segment, now that it is known who handled it and when. */
record Telling(Leg leg, DemoAgent agent) {

    void tell(Script script) {
        Draft draft = leg.draft();
        Instant answered = Objects.requireNonNull(draft.answeredAt);
        Facts facts = leg.encounter().facts();
        facts.agent(agent);
        facts.service(leg.service());
        Service next = leg.next();
        if (next != null) {
            facts.destination(next);
        }
        for (Script.Line line : script.lines()) {
            Instant at = answered.plusSeconds(line.second());
            String attachment = line.attachment();
            String file = attachment == null ? null : facts.fill(attachment, at);
            write(line.sender(), at, facts.fill(line.text(), at), file);
        }
    }

    private void write(Sender sender, Instant at, String text, @Nullable String attachment) {
        Draft draft = leg.draft();
        draft.course.message(at, sender, author(sender), text, attachment);
        if (sender == Sender.INTERNAL) {
            draft.comment(text);
        }
        if (sender == Sender.AGENT && draft.firstMessageAt == null) {
            draft.firstMessageAt = at;
        }
    }

    private @Nullable String author(Sender sender) {
        return switch (sender) {
            case AGENT, INTERNAL -> agent.name();
            case BOT -> "Lia";
            case CLIENT -> leg.encounter().client().callName();
        };
    }
}
