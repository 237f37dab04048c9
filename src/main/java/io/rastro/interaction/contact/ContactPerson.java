package io.rastro.interaction.contact;

import io.rastro.text.Mask;
import io.rastro.text.PhoneNumber;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a contact is, with all contacts that turned out to be the same person.
 *
 * @param id of the contact that the others became
 * @param contactIds all of them
 * @param name null when no source told one that the reader may know
 * @param identities told of those of the contacts of which the reader may see an interaction
 */
public record ContactPerson(
        long id, Set<Long> contactIds, @Nullable String name, List<Identity> identities) {

    /** What a person is known by. */
    public enum IdentityKind {
        DOCUMENT,
        PHONE,
        EMAIL,
        EXTERNAL_ID
    }

    /** One thing that it is known by, as it is written. */
    public record Identity(IdentityKind kind, String identifier) {

        private Identity seenThrough(Mask mask) {
            String shown = kind == IdentityKind.DOCUMENT ? mask.document(identifier) : mask.text(identifier);
            return new Identity(kind, String.valueOf(shown));
        }

        /** The parts that it is read in; together they are it. */
        public List<String> groups() {
            return kind == IdentityKind.PHONE ? PhoneNumber.groups(identifier) : List.of(identifier);
        }
    }

    /** The same as a reader may see it. */
    ContactPerson seenThrough(Mask mask) {
        return new ContactPerson(
                id,
                contactIds,
                mask.text(name),
                identities.stream()
                        .map(identity -> identity.seenThrough(mask))
                        .distinct()
                        .toList());
    }

    /** What it is known by of a kind. */
    public List<Identity> known(IdentityKind kind) {
        return identities.stream().filter(identity -> identity.kind() == kind).toList();
    }
}
