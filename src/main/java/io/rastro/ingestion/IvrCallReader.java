package io.rastro.ingestion;

import io.rastro.ivr.IvrOutcome;

/** One JSON object to one call in an IVR; the names of the fields are those of {@link IncomingIvrCall}. */
final class IvrCallReader {

    private IvrCallReader() {}

    static IncomingIvrCall read(JsonFields fields) {
        return new IncomingIvrCall(
                fields.required("externalId", fields.text("externalId")),
                fields.required("ivr", fields.text("ivr")),
                fields.required("enteredAt", fields.instant("enteredAt")),
                fields.instant("leftAt"),
                fields.texts("path"),
                fields.required("outcome", fields.constant("outcome", IvrOutcome.class)),
                fields.text("conversationId"),
                fields.text("caller"));
    }
}
