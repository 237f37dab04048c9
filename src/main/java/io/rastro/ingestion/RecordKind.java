package io.rastro.ingestion;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What can be brought in. Each kind has a table of its name and a table of its keys beside it. */
public enum RecordKind {
    INTERACTION(2_000, "received_at", InteractionReader::read, "externalId", "medium", "receivedAt"),
    IVR_CALL(2_000, "entered_at", IvrCallReader::read, "externalId", "ivr", "enteredAt", "outcome"),
    AGENT_STATUS(2_000, "started_at", AgentStatusReader::read, "externalId", "agent", "state", "startedAt");

    private final int batchRows;
    private final String instantColumn;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final Function<JsonFields, Incoming> reader;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; the checker only knows the interface
    private final List<String> requiredFields;

    RecordKind(int batchRows, String instantColumn, Function<JsonFields, Incoming> reader, String... requiredFields) {
        this.batchRows = batchRows;
        this.instantColumn = instantColumn;
        this.reader = reader;
        this.requiredFields = List.of(requiredFields);
    }

    /** Rows of one transaction: enough to be quick, few enough to be held in memory and to lock little. */
    public int batchRows() {
        return batchRows;
    }

    /** Reads one from its fields; throws {@link RowRejected}. */
    Incoming read(JsonFields fields) {
        return reader.apply(fields);
    }

    /** The fields without which none can be read. */
    List<String> requiredFields() {
        return requiredFields;
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A statement about its keys, with its own names for {table}, {id} and {at}; these never come from outside. */
    String sql(String template) {
        return template.replace("{table}", table())
                .replace("{id}", table() + "_id")
                .replace("{at}", instantColumn);
    }

    /** The column of the instant that the table is partitioned by. */
    String instantColumn() {
        return instantColumn;
    }

    /** The key of its name in the message bundles. */
    public String messageKey() {
        return "imports.kind." + name();
    }
}
