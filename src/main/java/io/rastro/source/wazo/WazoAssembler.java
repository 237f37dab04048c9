package io.rastro.source.wazo;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.source.Assembler;
import io.rastro.source.RawEvent;
import io.rastro.source.wazo.WazoType.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Each row is a call. One that call-logd made anew, with another id, is told again by its conversation's. */
final class WazoAssembler implements Assembler {

    private final Names names;

    WazoAssembler(Names names) {
        this.names = names;
    }

    @Override
    public Reading read(RawEvent event) {
        WazoCall call = WazoCall.of(event);
        if (call == null) {
            return new Reading.Apart("unreadable");
        }
        if (!names.tenant().isEmpty() && !call.isOf(names.tenant())) {
            return new Reading.Apart("ignoredOtherTenant");
        }
        return call.isInternal()
                ? new Reading.Apart("internalCall")
                : new Reading.Member(Set.of("row:" + event.place()), true);
    }

    @Override
    public Assembly assemble(List<RawEvent> events, Finish finish) {
        List<IncomingRecord> records = new ArrayList<>();
        List<LeftOver> leftOver = new ArrayList<>();
        for (RawEvent event : events) {
            WazoCall call = WazoCall.of(event);
            if (call == null || !call.isWhole()) {
                leftOver.add(new LeftOver(event, "withoutStamps"));
            } else {
                records.add(call.segment(names));
            }
        }
        return new Assembly(records, leftOver, records.isEmpty() ? Set.of() : Set.of("transfers"));
    }
}
