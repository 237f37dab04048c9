package io.rastro.ingestion.web;

import io.rastro.ingestion.CsvTarget;
import io.rastro.ingestion.DerivedInteraction;
import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingIvrCall;
import io.rastro.ingestion.RecordKind;
import io.rastro.ingestion.Storable;
import io.rastro.report.Labelled;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the mapping page shows of a row as it would be stored, headed by what its columns can mean. */
enum PreviewColumn {
    RECEIVED_AT(CsvTarget.RECEIVED_AT, ofInteraction(row -> row.stamps().receivedAt())),
    ANSWERED_AT(CsvTarget.ANSWERED_AT, ofInteraction(row -> row.stamps().answeredAt())),
    FINISHED_AT(CsvTarget.FINISHED_AT, ofInteraction(row -> row.stamps().finishedAt())),
    SERVICE(CsvTarget.SERVICE, ofInteraction(row -> row.parties().service())),
    AGENT(CsvTarget.AGENT, ofInteraction(row -> row.parties().agent())),
    FROM(CsvTarget.FROM, ofInteraction(row -> row.parties().from())),
    TO(CsvTarget.TO, ofInteraction(row -> row.parties().to())),
    STATUS(CsvTarget.STATUS, ofInteraction(row -> row.ending().status())),

    ENTERED_AT(CsvTarget.ENTERED_AT, ofIvrCall(IncomingIvrCall::enteredAt)),
    LEFT_AT(CsvTarget.LEFT_AT, ofIvrCall(IncomingIvrCall::leftAt)),
    IVR(CsvTarget.IVR, ofIvrCall(IncomingIvrCall::ivr)),
    PATH(CsvTarget.PATH, ofIvrCall(IncomingIvrCall::path)),
    OUTCOME(CsvTarget.OUTCOME, ofIvrCall(IncomingIvrCall::outcome)),
    CALLER(CsvTarget.CALLER, ofIvrCall(IncomingIvrCall::caller)),

    STARTED_AT(CsvTarget.STARTED_AT, ofAgentStatus(IncomingAgentStatus::startedAt)),
    ENDED_AT(CsvTarget.ENDED_AT, ofAgentStatus(IncomingAgentStatus::endedAt)),
    STATUS_AGENT(CsvTarget.AGENT, ofAgentStatus(IncomingAgentStatus::agent)),
    STATE(CsvTarget.STATE, ofAgentStatus(IncomingAgentStatus::state)),
    REASON(CsvTarget.REASON, ofAgentStatus(IncomingAgentStatus::reason));

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private record Value(RecordKind kind, Function<Storable, @Nullable Object> of) {}

    private final CsvTarget target;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final Value value;

    PreviewColumn(CsvTarget target, Value value) {
        this.target = target;
        this.value = value;
    }

    private static Value ofInteraction(Function<IncomingInteraction, @Nullable Object> fact) {
        return new Value(RecordKind.INTERACTION, row -> fact.apply(((DerivedInteraction) row).facts()));
    }

    private static Value ofIvrCall(Function<IncomingIvrCall, @Nullable Object> fact) {
        return new Value(RecordKind.IVR_CALL, row -> fact.apply((IncomingIvrCall) row));
    }

    private static Value ofAgentStatus(Function<IncomingAgentStatus, @Nullable Object> fact) {
        return new Value(RecordKind.AGENT_STATUS, row -> fact.apply((IncomingAgentStatus) row));
    }

    static List<PreviewColumn> of(RecordKind kind) {
        return Stream.of(values()).filter(column -> column.value.kind == kind).toList();
    }

    public String messageKey() {
        return target.messageKey();
    }

    /** @param zone in which instants are told */
    String text(Storable row, ZoneId zone) {
        return text(value.of.apply(row), zone);
    }

    private static String text(@Nullable Object fact, ZoneId zone) {
        if (fact instanceof Instant instant) {
            return STAMP.format(instant.atZone(zone));
        }
        if (fact instanceof AgentReference agent) {
            return agent.name();
        }
        if (fact instanceof List<?> options) {
            return options.stream().map(String::valueOf).collect(Collectors.joining(" > "));
        }
        return fact instanceof Labelled named ? named.label() : fact == null ? "" : fact.toString();
    }
}
