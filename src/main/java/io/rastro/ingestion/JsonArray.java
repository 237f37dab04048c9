package io.rastro.ingestion;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON array of records, read element by element; a single record, or several without the array, will do.
 * The line of a row is its place in the array.
 */
public final class JsonArray implements RowSource {

    /** The body cannot be read on from here. */
    public static final class Unreadable extends RuntimeException {
        private final transient Notice reason;

        Unreadable(JacksonException cause, long place) {
            super(cause);
            this.reason = Notice.of(
                    "malformedArray",
                    place,
                    cause.getLocation() == null ? 1 : cause.getLocation().getLineNr(),
                    cause.getLocation() == null ? 1 : cause.getLocation().getColumnNr());
        }

        public Notice reason() {
            return reason;
        }
    }

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final RecordKind kind;
    private final boolean keepRaw;
    private final InputStream in;
    private @Nullable JsonParser parser;
    private final StampReader stamps;
    private long place;
    private boolean opened;

    public JsonArray(InputStream in, RecordKind kind, StampReader stamps) {
        this(in, kind, stamps, false);
    }

    /** @param keepRaw whether a row carries its text, to be handed back if it is rejected */
    JsonArray(InputStream in, RecordKind kind, StampReader stamps, boolean keepRaw) {
        this.kind = kind;
        this.stamps = stamps;
        this.keepRaw = keepRaw;
        this.in = in;
    }

    /** Made where its failures are told: it reads the first bytes at once. */
    private JsonParser parser() {
        JsonParser made =
                parser == null ? MAPPER.tokenStreamFactory().createParser(ObjectReadContext.empty(), in) : parser;
        parser = made;
        return made;
    }

    @Override
    public @Nullable InputRow next() throws IOException {
        try {
            JsonParser json = parser();
            JsonToken token = json.nextToken();
            if (!opened && token == JsonToken.START_ARRAY) {
                token = json.nextToken();
            }
            opened = true;
            if (token == null || token == JsonToken.END_ARRAY) {
                return null;
            }
            place++;
            JsonNode node = MAPPER.readTree(json);
            return RowReader.row(kind, place, keepRaw ? node.toString() : null, node, stamps, Set.of());
        } catch (JacksonIOException disconnect) {
            throw disconnect.getCause();
        } catch (JacksonException malformed) {
            throw new Unreadable(malformed, place);
        }
    }

    @Override
    public RecordKind kind() {
        return kind;
    }

    @Override
    public long consumed() {
        return parser == null ? 0 : parser.currentLocation().getByteOffset();
    }
}
