package io.rastro.source.freeswitch;

import io.rastro.source.JsonBody;
import io.rastro.source.RawEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One leg of a call: a row of the table, or a document of mod_json_cdr, whose values are encoded like those of an address. The
 * table's duration is the time talked, so that only the stamps are used.
 */
record Leg(String id, JsonBody body, boolean document) {

    /** What is not set is 0, and 1970 as a stamp. */
    private static final String NOT_SET = "0";

    private static final String FORM_FIELD = "cdr=";

    /** Null: it is none. */
    static @Nullable Leg of(RawEvent event) {
        String text = event.text();
        JsonBody body =
                JsonBody.parse(text.startsWith(FORM_FIELD) ? decoded(text.substring(FORM_FIELD.length())) : text);
        if (body == null) {
            return null;
        }
        JsonBody row = body.text("record") == null ? body : JsonBody.parse(body.textOr("", "record"));
        return row == null ? null : of(row);
    }

    private static @Nullable Leg of(JsonBody body) {
        boolean document = body.get("variables").present();
        String id = document ? body.text("variables", "uuid") : body.text("xml_cdr_uuid");
        return id == null ? null : new Leg(id, body, document);
    }

    @Nullable
    String text(String name) {
        String value = document ? body.text("variables", name) : body.text(name);
        return value == null || !document ? value : decoded(value);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }

    boolean is(String name, String value) {
        return value.equalsIgnoreCase(text(name));
    }

    /** Seconds since 1970; null: not set. */
    @Nullable
    Instant epoch(String name) {
        return NOT_SET.equals(text(name))
                ? null
                : body.epoch(document ? new String[] {"variables", name} : new String[] {name});
    }

    /** The call's own: neither an agent's telephone nor one that was called for somebody. */
    boolean isCall() {
        return !is("cc_side", "agent") && text("originating_leg_uuid") == null && !is("leg", "b");
    }

    /** Between two telephones of the house. */
    boolean isInternal() {
        return is("direction", "local");
    }

    /** Where it is kept if no record rests on it. */
    String bucket() {
        return isInternal() ? "internalCall" : "withoutStamps";
    }

    /** The call that it is of. */
    String call() {
        String member = is("cc_side", "agent") ? text("cc_member_session_uuid") : null;
        String origin = member == null ? text("originating_leg_uuid") : member;
        return origin == null ? id : origin;
    }

    /** What the call went through, the first first; each has its own caller's profile and applications. */
    List<JsonBody> flow() {
        JsonBody told = document ? body.get("callflow") : flowOfRow();
        return told.each().stream()
                .filter(step -> began(step) != null)
                .sorted(Comparator.comparing(Leg::beganOrNever))
                .toList();
    }

    /** A column of JSON, or of text that holds it. */
    private JsonBody flowOfRow() {
        if (body.get("call_flow").node().isArray()) {
            return body.get("call_flow");
        }
        String text = body.text("call_flow");
        JsonBody flow = text == null ? null : JsonBody.parse(text);
        return flow == null ? body.get("none") : flow;
    }

    /** Microseconds since 1970; null: not told. */
    static @Nullable Instant began(JsonBody step) {
        return micros(step, "profile_created_time");
    }

    private static Instant beganOrNever(JsonBody step) {
        Instant began = began(step);
        return began == null ? Instant.MAX : began;
    }

    private static @Nullable Instant micros(JsonBody step, String name) {
        String text = step.text("times", name);
        boolean digits =
                text != null && text.length() == 16 && text.chars().allMatch(unit -> unit >= '0' && unit <= '9');
        return digits ? Instant.ofEpochMilli(Long.parseLong(text) / 1_000) : null;
    }
}
