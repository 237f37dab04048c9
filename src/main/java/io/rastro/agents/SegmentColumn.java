package io.rastro.agents;

import static io.rastro.report.Format.DATE_TIME;
import static io.rastro.report.Format.DURATION;
import static io.rastro.report.Format.TEXT;

import io.rastro.report.Column;
import io.rastro.report.Format;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of the list behind a number, but for the medium, whose name is the reader's. */
public enum SegmentColumn implements Column<SegmentRow> {
    RECEIVED_AT("DATA HORA", DATE_TIME, SegmentRow::receivedAt),
    PROTOCOL("PROTOCOLO", TEXT, SegmentRow::protocol),
    SERVICE("SERVIÇO", TEXT, SegmentRow::service),
    AGENT("AGENTE", TEXT, SegmentRow::agent),
    CONTACT("CONTATO", TEXT, SegmentRow::contact),
    DIRECTION("TIPO", TEXT, SegmentRow::direction),
    ANSWERED_AT("DATA ATENDIDA", DATE_TIME, SegmentRow::answeredAt),
    FINISHED_AT("DATA FINALIZADA", DATE_TIME, SegmentRow::finishedAt),
    HANDLING_TIME("DURAÇÃO", DURATION, SegmentRow::handlingSeconds),
    UNPRODUCTIVE_TIME("TMI", DURATION, SegmentRow::holdSeconds),
    FIRST_RESPONSE_TIME("TM1R", DURATION, SegmentRow::firstResponseSeconds),
    RESPONSE_TIME("TMR", DURATION, SegmentRow::responseSeconds),
    STATUS("STATUS", TEXT, SegmentRow::status);

    private final String header;
    private final Format format;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final Function<SegmentRow, @Nullable Object> value;

    SegmentColumn(String header, Format format, Function<SegmentRow, @Nullable Object> value) {
        this.header = header;
        this.format = format;
        this.value = value;
    }

    @Override
    public String key() {
        return name();
    }

    @Override
    public String header() {
        return header;
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public @Nullable Object value(SegmentRow row) {
        return value.apply(row);
    }

    @Override
    public boolean onScreen() {
        return true;
    }
}
