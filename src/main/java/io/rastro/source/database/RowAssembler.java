package io.rastro.source.database;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.ingestion.InputRow;
import io.rastro.ingestion.RecordKind;
import io.rastro.ingestion.RowReader;
import io.rastro.ingestion.StampReader;
import io.rastro.source.Assembler;
import io.rastro.source.JsonBody;
import io.rastro.source.RawEvent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Each row is a record of the form that the API takes. */
final class RowAssembler implements Assembler {

    private final RecordKind kind;
    private final RowFields fields;
    private final StampReader stamps;

    RowAssembler(RecordKind kind, ZoneId zone) {
        this.kind = kind;
        this.fields = RowFields.of(kind.type());
        this.stamps = StampReader.ofMessages(zone);
    }

    @Override
    public Reading read(RawEvent event) {
        JsonBody row = JsonBody.parse(event.text());
        return row != null && row.node().isObject()
                ? new Reading.Member(Set.of("row:" + event.place()), true)
                : new Reading.Apart("unreadable");
    }

    @Override
    public Assembly assemble(List<RawEvent> events, Finish finish) {
        List<IncomingRecord> records = new ArrayList<>();
        List<LeftOver> leftOver = new ArrayList<>();
        for (RawEvent event : events) {
            IncomingRecord record = record(event.text());
            if (record == null) {
                leftOver.add(new LeftOver(event, "refused"));
            } else {
                records.add(record);
            }
        }
        return new Assembly(records, leftOver, Set.of());
    }

    /** Null: it is none. */
    @Nullable
    IncomingRecord record(String text) {
        JsonBody row = JsonBody.parse(text);
        if (row == null || !(row.node() instanceof ObjectNode columns)) {
            return null;
        }
        InputRow read = RowReader.row(kind, 1, null, fields.named(columns), stamps, Set.of());
        return read.incoming();
    }
}
