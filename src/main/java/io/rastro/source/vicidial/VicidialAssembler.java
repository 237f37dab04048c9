package io.rastro.source.vicidial;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.source.Assembler;
import io.rastro.source.JsonBody;
import io.rastro.source.RawEvent;
import io.rastro.source.vicidial.VicidialType.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each row stands for itself: one of the call logs is a segment, which names its call; one of the agent log an agent's statuses. */
final class VicidialAssembler implements Assembler {

    private final Names names;

    VicidialAssembler(Names names) {
        this.names = names;
    }

    @Override
    public Reading read(RawEvent event) {
        return row(event) == null
                ? new Reading.Apart("unreadable")
                : new Reading.Member(Set.of(event.feed() + ":" + event.place()), true);
    }

    /** Null: it is none. */
    private static @Nullable JsonBody row(RawEvent event) {
        JsonBody row = JsonBody.parse(event.text());
        return row != null && row.node().isObject() ? row : null;
    }

    @Override
    public Assembly assemble(List<RawEvent> events, Finish finish) {
        List<IncomingRecord> records = new ArrayList<>();
        List<LeftOver> leftOver = new ArrayList<>();
        for (RawEvent event : events) {
            JsonBody row = row(event);
            boolean ofAgent = event.feed().equals(VicidialTables.AGENT_LOG);
            List<IncomingRecord> told = row == null ? List.of() : records(row, event.feed(), ofAgent);
            records.addAll(told);
            if (told.isEmpty()) {
                leftOver.add(new LeftOver(event, ofAgent ? "ignoredNothingLasted" : "withoutStamps"));
            }
        }
        return new Assembly(records, leftOver, Set.of());
    }

    private List<IncomingRecord> records(JsonBody row, String feed, boolean ofAgent) {
        return ofAgent
                ? new AgentLogRow(row, names).records()
                : new CallRow(row, feed.equals(VicidialTables.INBOUND), names).records();
    }
}
