package io.rastro.privacy;

import io.rastro.text.PersonPattern;
import io.rastro.text.PhoneNumber;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who somebody is, as far as the portal knows.
 *
 * @param contactIds of all sources, with those merged into them
 * @param phones in their canonical form
 * @param documents without punctuation
 * @param emails lower case
 * @param identities what its contacts were recognised by: the source, a tab, the identity
 */
public record Person(
        List<Long> contactIds,
        List<String> phones,
        List<String> documents,
        List<String> emails,
        List<String> names,
        List<String> identities) {

    static final Person NOBODY = new Person(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** Somebody of whom no more than what was typed is known. */
    static Person of(PersonTerm term) {
        List<String> values = List.of(term.value());
        return switch (term.kind()) {
            case DOCUMENT -> new Person(List.of(), List.of(), values, List.of(), List.of(), List.of());
            case PHONE -> new Person(List.of(), values, List.of(), List.of(), List.of(), List.of());
            case EMAIL -> new Person(List.of(), List.of(), List.of(), values, List.of(), List.of());
            case NAME, CONTACT -> NOBODY;
        };
    }

    Person and(Person other) {
        return new Person(
                joined(contactIds, other.contactIds),
                joined(phones, other.phones),
                joined(documents, other.documents),
                joined(emails, other.emails),
                joined(names, other.names),
                joined(identities, other.identities));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().sorted().toList();
    }

    /** Without numbers and addresses that do not tell it from others. */
    Person without(Collection<String> shared) {
        return new Person(
                contactIds,
                rest(phones, shared),
                documents,
                rest(emails, shared),
                names,
                identities.stream()
                        .filter(identity -> shared.stream().noneMatch(each -> identity.endsWith(":" + each)))
                        .toList());
    }

    private static List<String> rest(List<String> values, Collection<String> shared) {
        return values.stream().filter(value -> !shared.contains(value)).toList();
    }

    /** Nothing by which its data could be found. */
    boolean unknown() {
        return contactIds.isEmpty() && phones.isEmpty() && documents.isEmpty() && emails.isEmpty();
    }

    PersonPattern pattern() {
        return PersonPattern.of(phones, documents, emails, names);
    }

    /** Its numbers as interactions may hold them: whole, or without a country, with and without the ninth digit. */
    String[] storedPhones() {
        return phones.stream().flatMap(Person::stored).distinct().toArray(String[]::new);
    }

    static Stream<String> stored(String phone) {
        String national = new PhoneNumber(phone).nationalDigits();
        String old = national.length() == 11 ? national.replaceFirst("^(\\d{2})9([6-9])", "$1$2") : national;
        return Stream.of(phone, national, old);
    }
}
