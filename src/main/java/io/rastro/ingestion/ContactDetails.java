package io.rastro.ingestion;

import io.rastro.ingestion.DerivedInteraction.IncomingContact;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium.Trait;
import io.rastro.text.PhoneNumber;
import io.rastro.text.VisibleText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whom an interaction was with: number and address in the form they are searched by, and who it was. */
final class ContactDetails {

    private static final Pattern NOT_DOCUMENT = Pattern.compile("[^0-9A-Z]");
    private static final Pattern NAMED_ADDRESS = Pattern.compile("^.*<([^<>]+)>\\s*$", Pattern.DOTALL);
    private static final int LONGEST_ADDRESS = 320;
    private static final int SHOWN = 60;

    private final TextCleaner cleaner;
    private final IncomingInteraction sent;
    private final @Nullable ContactReference reference;
    private final @Nullable String phoneNumber;
    /** By their texts: the same is asked for what it is as the far end, as the contact's and for a warning. */
    private final Map<String, Optional<PhoneNumber>> numbers = new HashMap<>();

    ContactDetails(TextCleaner cleaner, IncomingInteraction sent) {
        this.cleaner = cleaner;
        this.sent = sent;
        this.reference = sent.parties().contact();
        this.phoneNumber = sent.medium().has(Trait.PHONE) ? findPhoneNumber() : null;
    }

    /** The contact's number in its canonical form: as sent, else the far end of the interaction, else the contact's own. */
    @Nullable
    String phoneNumber() {
        return phoneNumber;
    }

    private Optional<PhoneNumber> number(@Nullable String text) {
        return text == null ? Optional.empty() : numbers.computeIfAbsent(text, PhoneNumber::of);
    }

    private @Nullable String canonical(@Nullable String text) {
        return number(text).map(PhoneNumber::canonical).orElse(null);
    }

    private @Nullable String findPhoneNumber() {
        String number = canonical(sent.parties().phone());
        if (number == null) {
            number = canonical(farEnd());
        }
        return number == null && reference != null ? canonical(reference.phone()) : number;
    }

    /** Tells of what should be a number and is none; it is kept as text and never found as digits. */
    void warnOfNoNumbers(Set<Notice> warnings) {
        warnOfNoNumber("phone", sent.parties().phone(), warnings);
        warnOfNoNumber("contact.phone", reference == null ? null : reference.phone(), warnings);
        if (sent.medium().has(Trait.DIALLED)) {
            warnOfNoNumber(outbound() ? "to" : "from", farEnd(), warnings);
        }
    }

    private void warnOfNoNumber(String field, @Nullable String text, Set<Notice> warnings) {
        if (text != null && !text.isBlank() && number(text).isEmpty()) {
            warnings.add(Notice.of("noPhoneNumber", field, text.substring(0, Math.min(text.length(), SHOWN))));
        }
    }

    private boolean outbound() {
        return sent.parties().direction() == Direction.OUTBOUND;
    }

    private @Nullable String farEnd() {
        return outbound() ? sent.parties().to() : sent.parties().from();
    }

    private @Nullable String nearEnd() {
        return outbound() ? sent.parties().from() : sent.parties().to();
    }

    /** Where it came from; for lack of it the contact's number as sent. */
    @Nullable
    String from() {
        return cleaner.text(
                "from",
                sent.parties().from() == null && !outbound()
                        ? sent.parties().phone()
                        : sent.parties().from());
    }

    /** Where it went to; for lack of it the contact's number as sent. */
    @Nullable
    String to() {
        return cleaner.text(
                "to",
                sent.parties().to() == null && outbound()
                        ? sent.parties().phone()
                        : sent.parties().to());
    }

    /** The address the e-mail came from or went to, lower case. */
    @Nullable
    String email() {
        if (!sent.medium().has(Trait.EMAIL_ADDRESS)) {
            return null;
        }
        String address = farEnd();
        if (address == null || address.indexOf('@') < 0) {
            address = reference == null ? null : reference.email();
        }
        return address(address);
    }

    private @Nullable String address(@Nullable String email) {
        String address = cleaner.text("contact.email", email);
        if (address == null) {
            return null;
        }
        return cleaner.name("contact.email", bareAddress(address), LONGEST_ADDRESS);
    }

    /** Without the name that may stand before it, lower case. */
    static String bareAddress(String address) {
        return NAMED_ADDRESS.matcher(address).replaceFirst("$1").toLowerCase(Locale.ROOT);
    }

    /**
     * Who it was; null: nothing is told of the contact.
     *
     * @param conversation what tells its conversation from the source's others
     */
    @Nullable
    IncomingContact contact(String conversation) {
        if (reference == null) {
            return null;
        }
        String externalId = cleaner.name("contact.externalId", reference.externalId());
        String given = cleaner.name("contact.name", reference.name());
        String name = given == null ? null : VisibleText.inOneLine(given);
        String document = cleaner.number("contact.document", reference.document(), TextCleaner.NAME_LIMIT);
        String plain = plain(document);
        String phone = cleaner.name("contact.phone", reference.phone());
        String email = cleaner.name("contact.email", reference.email(), LONGEST_ADDRESS);
        if (externalId == null && plain == null && name == null && phone == null && email == null) {
            return null;
        }
        String number = phone == null ? phoneNumber : canonical(phone);
        String address = email == null ? email() : address(email);
        List<String> identities = new ContactIdentities()
                .externalId(externalId)
                .document(plain)
                .phone(number, name)
                .email(address)
                .user(
                        sent.medium().has(Trait.DIALLED) ? farEnd() : null,
                        () -> inbox(nearEnd(), sent.parties().origin()))
                .orConversation(conversation);
        return new IncomingContact(identities, externalId, name, document, plain, phone, number, email);
    }

    /** What the interaction was with on this side: a user's id means somebody else at another one. */
    static String inbox(@Nullable String near, @Nullable String origin) {
        String number = PhoneNumber.canonical(near);
        String inbox = number == null ? near : number;
        return inbox == null ? String.valueOf(origin) : inbox;
    }

    private static @Nullable String plain(@Nullable String document) {
        if (document == null) {
            return null;
        }
        String plain = NOT_DOCUMENT.matcher(document.toUpperCase(Locale.ROOT)).replaceAll("");
        return plain.isEmpty() ? null : plain;
    }
}
