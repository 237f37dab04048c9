package io.rastro.ingestion;

import java.util.List;
import java.util.Locale;

/** What can be brought in. Each kind has a table of its name and a table of its keys beside it. */
public enum RecordKind {
    INTERACTION(
            "interactions",
            "Send finished interactions",
            2_000,
            "received_at",
            "receivedAt",
            IncomingInteraction.class,
            CsvStatus.OF_INTERACTIONS,
            "medium",
            "receivedAt",
            "finishedAt",
            "status"),
    IVR_CALL(
            "ivr-calls",
            "Send calls that entered an IVR",
            2_000,
            "entered_at",
            "enteredAt",
            IncomingIvrCall.class,
            CsvStatus.OF_IVR_CALLS,
            "ivr",
            "enteredAt",
            "outcome"),
    AGENT_STATUS(
            "agent-statuses",
            "Send periods of agents' statuses",
            2_000,
            "started_at",
            "startedAt",
            IncomingAgentStatus.class,
            CsvStatus.OF_AGENT_STATUSES,
            "agent",
            "startedAt",
            "state");

    private final String collection;
    private final String purpose;
    private final int batchRows;
    private final String instantColumn;
    private final String instantField;

    private final Class<? extends IncomingRecord> type;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; the checker only knows the interface
    private final List<String> statusMeanings;

    @SuppressWarnings("ImmutableEnumChecker") // likewise
    private final List<String> requiredColumns;

    RecordKind(
            String collection,
            String purpose,
            int batchRows,
            String instantColumn,
            String instantField,
            Class<? extends IncomingRecord> type,
            List<String> statusMeanings,
            String... requiredColumns) {
        this.collection = collection;
        this.purpose = purpose;
        this.batchRows = batchRows;
        this.instantColumn = instantColumn;
        this.instantField = instantField;
        this.type = type;
        this.statusMeanings = statusMeanings;
        this.requiredColumns = List.of(requiredColumns);
    }

    /** Where programs send it: the last part of the address. */
    public String collection() {
        return collection;
    }

    /** What programs do there, as the API's document says it. */
    public String purpose() {
        return purpose;
    }

    /** Rows of one transaction: enough to be quick, few enough to be held in memory and to lock little. */
    public int batchRows() {
        return batchRows;
    }

    /** What one comes in as. */
    public Class<? extends IncomingRecord> type() {
        return type;
    }

    /** Reads one from its fields; throws {@link RowRejected}. */
    IncomingRecord read(JsonFields fields) {
        return RecordReader.read(type, fields);
    }

    /** What the words of a CSV's status column can mean, as {@link CsvStatus} writes it. */
    public List<String> statusMeanings() {
        return statusMeanings;
    }

    /** The fields that a CSV must tell; a row without an id is known by its cells. */
    List<String> requiredColumns() {
        return requiredColumns;
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

    /** The field of that instant: no other stamp of the record is before it. */
    String instantField() {
        return instantField;
    }

    /** Whether each belongs to a service, and so may be sent by who sees only some. */
    public boolean belongsToServices() {
        return this == INTERACTION;
    }

    /** The key of its name in the message bundles. */
    public String messageKey() {
        return "imports.kind." + name();
    }
}
