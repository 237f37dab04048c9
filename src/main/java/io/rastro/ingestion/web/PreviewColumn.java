package io.rastro.ingestion.web;

import io.rastro.ingestion.DerivedInteraction;
import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import io.rastro.ingestion.IncomingIvrCall;
import io.rastro.ingestion.KnownTarget;
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
    RECEIVED_AT(KnownTarget.RECEIVED_AT, ofInteraction(row -> row.stamps().receivedAt())),
    ANSWERED_AT(KnownTarget.ANSWERED_AT, ofInteraction(row -> row.stamps().answeredAt())),
    FINISHED_AT(KnownTarget.FINISHED_AT, ofInteraction(row -> row.stamps().finishedAt())),
    SERVICE(KnownTarget.SERVICE, ofInteraction(row -> row.parties().service())),
    AGENT(KnownTarget.AGENT, ofInteraction(row -> row.parties().agent())),
    FROM(KnownTarget.FROM, ofInteraction(row -> row.parties().from())),
    TO(KnownTarget.TO, ofInteraction(row -> row.parties().to())),
    STATUS(KnownTarget.STATUS, ofInteraction(row -> row.ending().status())),

    ENTERED_AT(KnownTarget.ENTERED_AT, ofIvrCall(IncomingIvrCall::enteredAt)),
    LEFT_AT(KnownTarget.LEFT_AT, ofIvrCall(IncomingIvrCall::leftAt)),
    IVR(KnownTarget.IVR, ofIvrCall(IncomingIvrCall::ivr)),
    PATH(KnownTarget.PATH, ofIvrCall(IncomingIvrCall::path)),
    OUTCOME(KnownTarget.OUTCOME, ofIvrCall(IncomingIvrCall::outcome)),
    CALLER(KnownTarget.CALLER, ofIvrCall(IncomingIvrCall::caller)),

    STARTED_AT(KnownTarget.STARTED_AT, ofAgentStatus(IncomingAgentStatus::startedAt)),
    ENDED_AT(KnownTarget.ENDED_AT, ofAgentStatus(IncomingAgentStatus::endedAt)),
    STATUS_AGENT(KnownTarget.AGENT, ofAgentStatus(IncomingAgentStatus::agent)),
    STATE(KnownTarget.STATE, ofAgentStatus(IncomingAgentStatus::state)),
    REASON(KnownTarget.REASON, ofAgentStatus(IncomingAgentStatus::reason));

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private record Value(RecordKind kind, Function<Storable, @Nullable Object> of) {}

    private final KnownTarget target;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final Value value;

    PreviewColumn(KnownTarget target, Value value) {
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
