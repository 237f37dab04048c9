package io.rastro.ingestion;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as it will be stored: checked, cleaned, and with everything derived that the source did not send.
 *
 * @param facts the source's facts, with the gaps filled
 * @param conversation what tells its conversation from the source's others
 * @param phoneNumber the contact's number in its canonical form, see {@link io.rastro.text.PhoneNumber}
 * @param email the contact's address, lower case; only for media that have one
 */
public record DerivedInteraction(
        IncomingInteraction facts,
        String conversation,
        @Nullable IncomingContact contact,
        @Nullable String phoneNumber,
        @Nullable String email)
        implements Storable {

    /**
     * A contact as one row tells it.
     *
     * @param identities what it is recognised by, the strongest first; see {@link ContactIdentities}
     * @param documentPlain has neither punctuation nor lower case
     * @param phoneNumber the number in its canonical form, its own or that of the interaction
     */
    record IncomingContact(
            List<String> identities,
            @Nullable String externalId,
            @Nullable String name,
            @Nullable String document,
            @Nullable String documentPlain,
            @Nullable String phone,
            @Nullable String phoneNumber,
            @Nullable String email) {

        /** The strongest of its identities. */
        String identity() {
            return identities.get(0);
        }

        /** The same, recognised by something else. */
        IncomingContact knownBy(List<String> others) {
            return new IncomingContact(others, externalId, name, document, documentPlain, phone, phoneNumber, email);
        }

        /** What is known of the contact after this one was heard of: the newer fact wins, an unknown one changes nothing. */
        IncomingContact after(IncomingContact earlier) {
            return new IncomingContact(
                    earlier.identities,
                    known(externalId, earlier.externalId),
                    known(name, earlier.name),
                    known(document, earlier.document),
                    known(documentPlain, earlier.documentPlain),
                    known(phone, earlier.phone),
                    known(phoneNumber, earlier.phoneNumber),
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
        return facts.stamps().receivedAt();
    }

    @Override
    public Instant until() {
        Instant end = facts.stamps().finishedAt();
        return end == null ? at() : end;
    }
}
