package io.rastro.interaction;

import io.rastro.report.Cursor;
import io.rastro.report.DailyWindow;
import io.rastro.report.InstantRange;
import io.rastro.report.Order;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conditions of one statement, with the values of their parameters. */
final class Conditions {

    private final Restriction restriction;
    private final ZoneId zone;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters;

    Conditions(Restriction restriction, ZoneId zone) {
        this.restriction = restriction;
        this.zone = zone;
        this.parameters = new LinkedHashMap<>(restriction.parameters());
        restriction.keys().forEach((key, ids) -> parameters.put(key.parameter(), key.toArray(ids)));
    }

    Conditions add(String condition) {
        conditions.add(condition);
        return this;
    }

    Conditions add(String condition, String parameter, Object value) {
        parameters.put(parameter, value);
        return add(condition);
    }

    Conditions medium() {
        return add("i.medium = :medium");
    }

    /** Every key but the one that is handled otherwise. */
    Conditions keys(@Nullable Key handled) {
        restriction.keys().keySet().stream()
                .filter(key -> key != handled)
                .map(Key::condition)
                .forEach(conditions::add);
        return this;
    }

    /** Every key, in a form that no index is tempted by: the lines are looked at one by one. */
    Conditions keysUnindexed() {
        restriction.keys().keySet().forEach(key -> add("(" + key.condition() + ") is true"));
        return this;
    }

    /** Every key by its own table's or index's rows inside the range of {@link #range}. */
    Conditions keysIndexed() {
        restriction.keys().keySet().forEach(key -> add(key.conditionInRange()));
        return this;
    }

    /** What could not be resolved to keys. */
    Conditions others() {
        conditions.addAll(restriction.conditions());
        return this;
    }

    Conditions period(String stamp) {
        Instant start = restriction.period().start(zone);
        if (start != null) {
            add(stamp + " >= :periodStart", "periodStart", start.atOffset(ZoneOffset.UTC));
        }
        Instant end = restriction.period().end(zone);
        if (end != null) {
            add(stamp + " < :periodEnd", "periodEnd", end.atOffset(ZoneOffset.UTC));
        }
        return this;
    }

    Conditions range(InstantRange range) {
        return add("i.received_at >= :rangeStart", "rangeStart", range.start().atOffset(ZoneOffset.UTC))
                .add("i.received_at < :rangeEnd", "rangeEnd", range.end().atOffset(ZoneOffset.UTC));
    }

    Conditions timeOfDay() {
        DailyWindow window = restriction.window();
        if (window == null) {
            return this;
        }
        parameters.put("zone", zone.getId());
        parameters.put("firstSecond", window.firstSecond());
        parameters.put("endSecond", window.endSecond());
        String second = "date_part('epoch', cast(i.received_at at time zone :zone as time))";
        return add("(" + second + " >= :firstSecond " + (window.crossesMidnight() ? "or " : "and ") + second
                + " < :endSecond)");
    }

    /** One of the spans, by which a table of them is joined. */
    Conditions spans(String stamp, List<InstantRange> spans) {
        parameters.put(
                "starts", spans.stream().map(span -> span.start().toString()).toArray(String[]::new));
        parameters.put("ends", spans.stream().map(span -> span.end().toString()).toArray(String[]::new));
        return add(stamp + " >= span.start and " + stamp + " < span.stop");
    }

    // The plain bound beside the row comparison lets the planner skip partitions.
    Conditions cursor(String stamp, String id, Order order, @Nullable Cursor after) {
        if (after == null) {
            return this;
        }
        String beyond = order == Order.NEWEST ? "<" : ">";
        parameters.put("cursorAt", after.instant().atOffset(ZoneOffset.UTC));
        parameters.put("cursorId", after.id());
        return add(stamp + " " + beyond + "= :cursorAt and (" + stamp + ", " + id + ") " + beyond
                + " (:cursorAt, :cursorId)");
    }

    String where() {
        return " where " + String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
