package io.rastro.ingestion;

import io.rastro.ingestion.Derived.ContactFacts;
import io.rastro.ingestion.IncomingInteraction.ContactReference;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Medium.Trait;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whom an interaction was with: number and address in the form they are searched by, and who it was. */
final class ContactDetails {

    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern NOT_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern NOT_DOCUMENT = Pattern.compile("[^0-9A-Z]");
    private static final Pattern SCHEME = Pattern.compile("(?i)^(sips?|tel):");
    private static final Pattern NAMED_ADDRESS = Pattern.compile("^.*<([^<>]+)>\\s*$", Pattern.DOTALL);
    /** Longer than any number; what is longer is not one. */
    private static final int DIGITS_LIMIT = 40;

    private final TextCleaner cleaner;
    private final IncomingInteraction sent;
    private final @Nullable ContactReference reference;

    ContactDetails(TextCleaner cleaner, IncomingInteraction sent) {
        this.cleaner = cleaner;
        this.sent = sent;
        this.reference = sent.contact();
    }

    /** The contact's number, digits only: as sent, else the far end of the interaction, else the contact's own. */
    @Nullable
    String phoneDigits() {
        Medium medium = sent.medium();
        if (!medium.has(Trait.PHONE)) {
            return null;
        }
        String digits = digits(sent.phone());
        if (digits == null) {
            digits = dialable(farEnd());
        }
        return digits == null && reference != null ? digits(reference.phone()) : digits;
    }

    private @Nullable String farEnd() {
        return sent.direction() == Direction.OUTBOUND ? sent.to() : sent.from();
    }

    /** An address such as {@code sip:+5511…@host} holds a number; one with letters is a name that happens to hold digits. */
    private static @Nullable String dialable(@Nullable String address) {
        if (address == null) {
            return null;
        }
        String bare = SCHEME.matcher(address.strip()).replaceFirst("");
        int host = bare.indexOf('@');
        String user = host < 0 ? bare : bare.substring(0, host);
        return LETTER.matcher(user).find() ? null : digits(user);
    }

    private static @Nullable String digits(@Nullable String number) {
        if (number == null) {
            return null;
        }
        String digits = NOT_DIGIT.matcher(number).replaceAll("");
        return digits.isEmpty() || digits.length() > DIGITS_LIMIT ? null : digits;
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
        String bare = NAMED_ADDRESS.matcher(address).replaceFirst("$1");
        String name = cleaner.name("contact.email", bare, 320);
        return name == null ? null : name.toLowerCase(Locale.ROOT);
    }

    /** Null: nothing tells this contact from others. */
    @Nullable
    ContactFacts contact() {
        if (reference == null) {
            return null;
        }
        String externalId = cleaner.name("contact.externalId", reference.externalId());
        String name = cleaner.name("contact.name", reference.name());
        String document = cleaner.name("contact.document", reference.document());
        String plain = plain(document);
        String phone = cleaner.name("contact.phone", reference.phone());
        String email = cleaner.name("contact.email", reference.email(), 320);
        String identity = identity(externalId, plain, name, phone, email);
        return identity == null ? null : new ContactFacts(identity, externalId, name, document, plain, phone, email);
    }

    private static @Nullable String plain(@Nullable String document) {
        if (document == null) {
            return null;
        }
        String plain = NOT_DOCUMENT.matcher(document.toUpperCase(Locale.ROOT)).replaceAll("");
        return plain.isEmpty() ? null : plain;
    }

    /** See the comment of the table: external id, else document, else name with phone or e-mail. */
    private @Nullable String identity(
            @Nullable String externalId,
            @Nullable String plain,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email) {
        if (externalId != null) {
            return "id:" + externalId;
        }
        if (plain != null) {
            return "document:" + plain;
        }
        String number = phone == null ? phoneDigits() : digits(phone);
        String address = email == null ? email() : email.toLowerCase(Locale.ROOT);
        String reach = number == null ? address : number;
        if (name == null && phone == null && email == null) {
            return null;
        }
        return "name:" + (name == null ? "" : name.toLowerCase(Locale.ROOT)) + "|" + (reach == null ? "" : reach);
    }
}
