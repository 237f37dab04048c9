package io.rastro.ivr;

import io.rastro.report.Format;
import io.rastro.report.SummaryColumn;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every number of the IVR report, in the order of the table and the CSV. Headers are in the message bundles. */
public enum IvrColumn implements SummaryColumn<IvrRow> {
    RECEIVED("ivr", CallSet.RECEIVED),
    RETAINED("ivr", CallSet.RETAINED),
    LEFT_IN_IVR("ivr", CallSet.LEFT_IN_IVR),
    FORWARDED("ivr", CallSet.FORWARDED),
    ANSWERED("queue", CallSet.ANSWERED),
    LEFT_IN_QUEUE("queue", CallSet.LEFT_IN_QUEUE),
    LEFT_SOON("queue", CallSet.LEFT_SOON),
    OVERFLOWED("queue", CallSet.OVERFLOWED),
    TRANSFERRED("queue", CallSet.TRANSFERRED),
    /** Whether both partitions hold. */
    CHECK("queue", Format.TEXT, null, null, measures -> measures.addsUp() ? "✓" : "✗"),
    RETENTION("rate", Measures::retention, Format.PERCENT),
    ANSWERING("rate", Measures::answering, Format.PERCENT),
    ABANDONMENT("rate", Measures::abandonment, Format.PERCENT),
    SERVICE_LEVEL("rate", Measures::serviceLevel, Format.PERCENT),
    ANSWER_WAIT("wait", Measures::answerWait, Format.DURATION),
    LEAVE_WAIT("wait", Measures::leaveWait, Format.DURATION),
    LONGEST_WAIT("wait", Format.DURATION, null, null, Measures::longestWait),
    IVR_TIME("time", Measures::ivrTime, Format.DURATION),
    HANDLING("time", Measures::handlingTime, Format.DURATION);

    private final String group;
    private final Format format;
    private final @Nullable CallSet set;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final @Nullable Function<Measures, Ratio> ratio;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final Function<Measures, @Nullable Object> value;

    IvrColumn(String group, CallSet set) {
        this(group, Format.COUNT, set, null, measures -> measures.count(set));
    }

    IvrColumn(String group, Function<Measures, Ratio> ratio, Format format) {
        this(group, format, null, ratio, measures -> ratio.apply(measures).as(format));
    }

    IvrColumn(
            String group,
            Format format,
            @Nullable CallSet set,
            @Nullable Function<Measures, Ratio> ratio,
            Function<Measures, @Nullable Object> value) {
        this.group = group;
        this.format = format;
        this.set = set;
        this.ratio = ratio;
        this.value = value;
    }

    @Override
    public String key() {
        return name();
    }

    /** The message that is its header, which takes the seconds of the service level. */
    public String headerKey() {
        return "ivr.column." + name();
    }

    @Override
    public String group() {
        return "ivr." + group;
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public @Nullable Object value(IvrRow row) {
        return value.apply(row.measures());
    }

    /** The calls it counts, if it is a count. */
    public Optional<CallSet> set() {
        return Optional.ofNullable(set);
    }

    /** What it divides by what, if it is a ratio. */
    public Optional<Ratio> ratio(IvrRow row) {
        return Optional.ofNullable(ratio).map(of -> of.apply(row.measures()));
    }
}
