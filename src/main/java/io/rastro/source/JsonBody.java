package io.rastro.source;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A value of a JSON text that others wrote, of whatever form it turns out to be: what is not there is null or empty. */
public record JsonBody(JsonNode node) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What lies further ahead is in milliseconds. */
    private static final long LATEST_SECOND = 100_000_000_000L;

    private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

    /** Null: it is no JSON. */
    public static @Nullable JsonBody parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node == null || node.isMissingNode() ? null : new JsonBody(node);
        } catch (JacksonException malformed) {
            return null;
        }
    }

    public JsonBody get(String... path) {
        JsonNode found = node;
        for (String name : path) {
            JsonNode next = found.get(name);
            if (next == null) {
                return new JsonBody(MissingNode.getInstance());
            }
            found = next;
        }
        return new JsonBody(found);
    }

    public boolean present() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** The elements of a list; of anything else none. */
    public List<JsonBody> each() {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonBody::new)
                        .toList()
                : List.of();
    }

    /** A text that is not blank, or a number or truth as text. */
    public @Nullable String text(String... path) {
        JsonNode found = get(path).node;
        if (found.isContainer() || found.isMissingNode() || found.isNull()) {
            return null;
        }
        String text = found.asString();
        return text.isBlank() ? null : text;
    }

    /** A text, or another one for lack of it. */
    public String textOr(String other, String... path) {
        String text = text(path);
        return text == null ? other : text;
    }

    /** Seconds or milliseconds since 1970, a number or a text, with or without a fraction; zero is none. */
    public @Nullable Instant epoch(String... path) {
        String text = text(path);
        if (text == null || text.length() > 30) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text.strip());
            if (number.signum() <= 0 || number.precision() - number.scale() > 15) {
                return null;
            }
            BigDecimal millis = number.longValue() < LATEST_SECOND ? number.multiply(MILLIS) : number;
            return Instant.ofEpochMilli(millis.longValue());
        } catch (NumberFormatException | DateTimeException noNumber) {
            return null;
        }
    }
}
