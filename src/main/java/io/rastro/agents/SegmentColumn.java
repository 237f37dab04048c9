package io.rastro.agents;

import static io.rastro.report.Format.DATE_TIME;
import static io.rastro.report.Format.DURATION;
import static io.rastro.report.Format.TEXT;

import io.rastro.report.ColumnValue;
import io.rastro.report.Format;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of the list behind a number, but for the medium, whose name is the reader's. Headers are in the messages. */
public enum SegmentColumn implements ColumnValue<SegmentRow> {
    RECEIVED_AT(DATE_TIME, SegmentRow::receivedAt),
    PROTOCOL(TEXT, SegmentRow::protocol),
    SERVICE(TEXT, SegmentRow::service),
    AGENT(TEXT, SegmentRow::agent),
    CONTACT(TEXT, SegmentRow::contact),
    DIRECTION(TEXT, SegmentRow::direction),
    ANSWERED_AT(DATE_TIME, SegmentRow::answeredAt),
    FINISHED_AT(DATE_TIME, SegmentRow::finishedAt),
    HANDLING_TIME(DURATION, SegmentRow::handlingSeconds),
    UNPRODUCTIVE_TIME(DURATION, SegmentRow::holdSeconds),
    FIRST_RESPONSE_TIME(DURATION, SegmentRow::firstResponseSeconds),
    RESPONSE_TIME(DURATION, SegmentRow::responseSeconds),
    STATUS(TEXT, SegmentRow::status);

    private final Format format;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final Function<SegmentRow, @Nullable Object> value;

    SegmentColumn(Format format, Function<SegmentRow, @Nullable Object> value) {
        this.format = format;
        this.value = value;
    }

    @Override
    public String key() {
        return name();
    }

    /** The message that is its header. */
    public String headerKey() {
        return "segment.column." + name();
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
