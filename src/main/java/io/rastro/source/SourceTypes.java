package io.rastro.source;

import io.rastro.account.SecretCipher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What can be connected, and the settings of what is. */
@Component
class SourceTypes {

    private final List<SourceType> types;
    private final SecretCipher cipher;
    private final WebhookInboxRepository inbox;

    SourceTypes(ObjectProvider<SourceType> types, SecretCipher cipher, WebhookInboxRepository inbox) {
        this.types =
                types.stream().sorted(Comparator.comparing(SourceType::key)).toList();
        this.cipher = cipher;
        this.inbox = inbox;
    }

    List<SourceType> all() {
        return types;
    }

    Optional<SourceType> find(String key) {
        return types.stream().filter(type -> type.key().equals(key)).findFirst();
    }

    /**
     * What was told of a source and of those that are read with it, as if all had been told of it: names that were told of any of
     * them are known, of all else the source's own goes first.
     */
    Map<String, String> settings(ConnectedSource source, SourceType type, List<ConnectedSource> joined) {
        Map<String, String> settings = settings(source);
        for (ConnectedSource other : joined) {
            Map<String, String> more = settings(other);
            for (SourceSetting setting : type.settings()) {
                String told = more.get(setting.name());
                if (told != null) {
                    settings.merge(
                            setting.name(),
                            told,
                            (own, theirs) -> setting.kind() == SourceSetting.Kind.MAP ? theirs + "\n" + own : own);
                }
            }
        }
        return settings;
    }

    /** Everything that was told of it, its secrets among it. */
    Map<String, String> settings(ConnectedSource source) {
        Map<String, String> settings = new HashMap<>(source.settings());
        source.secrets()
                .forEach((name, encrypted) -> settings.put(
                        name,
                        new String(cipher.decrypt(Base64.getDecoder().decode(encrypted)), StandardCharsets.UTF_8)));
        return settings;
    }

    /** What a source is read by; what it, and those that are read with it, deliver of themselves among it. */
    List<Feed> feeds(
            ConnectedSource source, SourceType type, Map<String, String> settings, List<ConnectedSource> joined) {
        List<Feed> feeds = new ArrayList<>(type.feeds(settings));
        if (type instanceof WebhookType webhook) {
            feeds.add(inbox.feed(WebhookType.WEBHOOK, source.id(), webhook));
            joined.forEach(other -> feeds.add(inbox.feed(WebhookType.WEBHOOK + " " + other.id(), other.id(), webhook)));
        }
        return feeds;
    }

    /** As it is stored. */
    String encrypted(String secret) {
        return Base64.getEncoder().encodeToString(cipher.encrypt(secret.getBytes(StandardCharsets.UTF_8)));
    }
}
