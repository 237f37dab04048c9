package io.rastro.source;

import io.rastro.account.SecretCipher;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The connected systems that deliver to webhooks, with their secrets in the clear. */
@Component
public class ReceivingSourceQueries {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};

    private final JdbcClient database;
    private final SecretCipher cipher;
    private final List<WebhookType> types;

    ReceivingSourceQueries(JdbcClient database, SecretCipher cipher, List<WebhookType> types) {
        this.database = database;
        this.cipher = cipher;
        this.types = types;
    }

    /** The enabled source of an id, if it is one that delivers. */
    public Optional<ReceivingSource> find(int id) {
        return database.sql("select type, settings::text, secrets::text from connected_source where id = ? and enabled")
                .param(id)
                .query((row, place) -> receiving(row.getString(1), row.getString(2), row.getString(3)))
                .optional()
                .flatMap(found -> found);
    }

    private Optional<ReceivingSource> receiving(String key, String settings, String secrets) {
        return types.stream()
                .filter(type -> type.key().equals(key))
                .findFirst()
                .map(type -> new ReceivingSource(type, clear(settings, secrets)));
    }

    private Map<String, String> clear(String settings, String secrets) {
        Map<String, String> all = new HashMap<>(JSON.readValue(settings, SETTINGS));
        JSON.readValue(secrets, SETTINGS).forEach((name, encrypted) -> all.put(name, decrypted(encrypted)));
        return all;
    }

    private String decrypted(String encrypted) {
        return new String(cipher.decrypt(Base64.getDecoder().decode(encrypted)), StandardCharsets.UTF_8);
    }

    /**
     * A source that delivers.
     *
     * @param settings with the secrets in the clear
     */
    public record ReceivingSource(WebhookType type, Map<String, String> settings) {}
}
