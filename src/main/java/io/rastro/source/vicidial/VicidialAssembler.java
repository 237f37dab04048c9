package io.rastro.source.vicidial;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.source.Assembler;
import io.rastro.source.JsonBody;
import io.rastro.source.RawEvent;
import io.rastro.source.vicidial.VicidialType.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.MissingNode;

/** A row of the call logs is a segment, those of one call a conversation; a row of the agent log is an agent's statuses. */
final class VicidialAssembler implements Assembler {

    private static final JsonBody NO_ROW = new JsonBody(MissingNode.getInstance());

    private final Names names;

    VicidialAssembler(Names names) {
        this.names = names;
    }

    @Override
    public Reading read(RawEvent event) {
        if (!row(event).node().isObject()) {
            return new Reading.Apart("unreadable");
        }
        if (isOfAgent(event)) {
            return new Reading.Member(Set.of("agentLog:" + event.place()), true);
        }
        CallRow call = call(event);
        return new Reading.Member(call.keys(), !call.wentOn());
    }

    private static boolean isOfAgent(RawEvent event) {
        return event.feed().equals(VicidialTables.AGENT_LOG);
    }

    private static JsonBody row(RawEvent event) {
        JsonBody row = JsonBody.parse(event.text());
        return row == null ? NO_ROW : row;
    }

    private CallRow call(RawEvent event) {
        return new CallRow(event, row(event), names);
    }

    @Override
    public Assembly assemble(List<RawEvent> events, Finish finish) {
        List<IncomingRecord> records = new ArrayList<>();
        List<LeftOver> leftOver = new ArrayList<>();
        List<CallRow> calls = new ArrayList<>();
        for (RawEvent event : events) {
            if (isOfAgent(event)) {
                List<IncomingRecord> statuses = new AgentLogRow(row(event), names).records();
                records.addAll(statuses);
                if (statuses.isEmpty()) {
                    leftOver.add(new LeftOver(event, "ignoredNothingLasted"));
                }
            } else if (call(event).isWhole()) {
                calls.add(call(event));
            } else {
                leftOver.add(new LeftOver(event, "withoutStamps"));
            }
        }
        calls.sort(Comparator.comparing(CallRow::began).thenComparing(CallRow::externalId));
        for (int place = 0; place < calls.size(); place++) {
            @Nullable CallRow next = place + 1 < calls.size() ? calls.get(place + 1) : null;
            records.add(calls.get(place).segment(calls.get(0).callId(), next));
        }
        return new Assembly(records, finish == Finish.PREVIEW ? List.of() : leftOver, Set.of());
    }
}
