package io.rastro.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was delivered to a webhook, as it came. */
public final class Delivery {

    private final Map<String, String> headers;
    private final Map<String, String> query;
    private final byte[] body;

    /**
     * What one request brought.
     *
     * @param headers by their names in lower case
     */
    public Delivery(Map<String, String> headers, Map<String, String> query, byte[] body) {
        this.headers = Map.copyOf(headers);
        this.query = Map.copyOf(query);
        this.body = body.clone();
    }

    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    public byte[] body() {
        return body.clone();
    }

    /** Whether the address holds this key, for senders that can neither sign nor show a password. */
    public boolean hasKey(@Nullable String key) {
        return Signature.same(key, query.get("key"));
    }

    /** For senders that give their deliveries no id: the same body is the same delivery. */
    public String fingerprint() {
        return HexFormat.of().formatHex(Signature.sha256(body));
    }

    /** Whether a header holds {@code sha256=} and the HMAC in hexadecimal of a text followed by the body. */
    public boolean isSigned(String header, String secret, String before) {
        String told = header(header);
        byte[] expected = Signature.hmac(secret, before.getBytes(StandardCharsets.UTF_8), body);
        String text = "sha256=" + HexFormat.of().formatHex(expected);
        return told != null
                && MessageDigest.isEqual(
                        text.getBytes(StandardCharsets.UTF_8),
                        told.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }
}
