package io.rastro.ingestion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as it will be stored: checked, cleaned, and with everything derived that the source did not send.
 *
 * @param facts the source's facts, with the gaps filled
 * @param conversation what tells its conversation from the source's others
 * @param phoneDigits the contact's number, digits only
 * @param email the contact's address, lower case; only for media that have one
 */
public record Derived(
        IncomingInteraction facts,
        String conversation,
        @Nullable ContactFacts contact,
        @Nullable String phoneDigits,
        @Nullable String email)
        implements Storable {

    /** A contact with what tells it from the source's others; documentPlain has neither punctuation nor lower case. */
    record ContactFacts(
            String identity,
            @Nullable String externalId,
            @Nullable String name,
            @Nullable String document,
            @Nullable String documentPlain,
            @Nullable String phone,
            @Nullable String email) {

        /** What is known of the contact after this one was heard of: the newer fact wins, an unknown one changes nothing. */
        ContactFacts after(ContactFacts earlier) {
            return new ContactFacts(
                    identity,
                    known(externalId, earlier.externalId),
                    known(name, earlier.name),
                    known(document, earlier.document),
                    known(documentPlain, earlier.documentPlain),
                    known(phone, earlier.phone),
                    known(email, earlier.email));
        }

        private static @Nullable String known(@Nullable String newer, @Nullable String older) {
            return newer == null ? older : newer;
        }
    }

    @Override
    public RecordKind kind() {
        return RecordKind.INTERACTION;
    }

    @Override
    public String externalId() {
        return facts.externalId();
    }

    @Override
    public Instant at() {
        return facts.receivedAt();
    }

    @Override
    public Instant until() {
        Instant end = facts.finishedAt();
        return end == null ? at() : end;
    }
}
