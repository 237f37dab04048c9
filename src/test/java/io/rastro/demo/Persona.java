package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction.ContactReference;
import org.jspecify.annotations.Nullable;

/**
 * A client of the demo centre.
 *
 * @param document CPF or CNPJ, with or without punctuation; null: never told
 * @param phone digits with country and area code
 * @param handle the name on Instagram
 * @param callName how an agent addresses the client
 * @param portfolio whether an agent of their own looks after them
 */
record Persona(
        @Nullable String externalId,
        String name,
        @Nullable String document,
        String phone,
        String email,
        String handle,
        String callName,
        boolean woman,
        boolean portfolio) {

    ContactReference reference() {
        return new ContactReference(externalId, name, document, "+" + phone, email);
    }
}
