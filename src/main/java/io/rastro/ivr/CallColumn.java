package io.rastro.ivr;

import io.rastro.report.ColumnValue;
import io.rastro.report.Format;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of the list of IVR calls, the same on screen and in the CSV. Headers are in the message bundles. */
public enum CallColumn implements ColumnValue<CallRow> {
    ENTERED_AT(Format.DATE_TIME, CallRow::enteredAt),
    IVR(Format.TEXT, CallRow::ivr),
    PATH(Format.TEXT, row -> String.join(" › ", row.path())),
    OUTCOME(Format.TEXT, CallRow::outcome),
    CALLER(Format.PHONE, CallRow::caller),
    SERVICE(Format.TEXT, CallRow::service),
    AGENT(Format.TEXT, CallRow::agent),
    END(Format.TEXT, CallRow::status),
    IVR_TIME(Format.DURATION, CallRow::ivrTime),
    WAIT(Format.DURATION, CallRow::waited),
    HANDLING(Format.DURATION, CallRow::handling),
    LEFT_AT(Format.DATE_TIME, CallRow::leftAt),
    QUEUED_AT(Format.DATE_TIME, CallRow::queuedAt),
    ANSWERED_AT(Format.DATE_TIME, CallRow::answeredAt),
    FINISHED_AT(Format.DATE_TIME, CallRow::finishedAt);

    private final Format format;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final Function<CallRow, @Nullable Object> value;

    CallColumn(Format format, Function<CallRow, @Nullable Object> value) {
        this.format = format;
        this.value = value;
    }

    @Override
    public String key() {
        return name();
    }

    /** The message that is its header. */
    public String headerKey() {
        return "call.column." + name();
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public @Nullable Object value(CallRow row) {
        return value.apply(row);
    }

    @Override
    public boolean onScreen() {
        return true;
    }
}
