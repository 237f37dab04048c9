package io.rastro.source.chatwoot;

import static io.rastro.source.SourceSetting.Kind.MAP;
import static io.rastro.source.SourceSetting.Kind.SECRET;
import static io.rastro.source.SourceSetting.Kind.TEXT;
import static io.rastro.source.SourceSetting.Kind.URL;

import io.rastro.source.Assembler;
import io.rastro.source.Delivery;
import io.rastro.source.Feed;
import io.rastro.source.SettingMap;
import io.rastro.source.SourceSetting;
import io.rastro.source.WebhookType;
import io.rastro.source.WebhookType.Verdict.Accepted;
import io.rastro.source.WebhookType.Verdict.Refused;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Signs from 4.11.2 on; what does not is taken only where the address holds a key that was set for it. */
@Component
final class ChatwootType implements WebhookType {

    static final String SECRET_OF_WEBHOOK = "webhookSecret";
    static final String ADDRESS_KEY = "addressKey";
    static final String SERVICES = "serviceNames";

    private static final Duration LONGEST_ON_THE_WAY = Duration.ofMinutes(5);
    private static final int LONGEST_STAMP = 12;

    private final Clock clock;

    ChatwootType(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String key() {
        return "chatwoot";
    }

    @Override
    public List<SourceSetting> settings() {
        return List.of(
                new SourceSetting(SECRET_OF_WEBHOOK, SECRET, false, null),
                new SourceSetting(ADDRESS_KEY, SECRET, false, null),
                new SourceSetting(ChatwootApi.URL, URL, false, "https://chat.example.com"),
                new SourceSetting(ChatwootApi.ACCOUNT, TEXT, false, "1"),
                SourceSetting.secretSentTo(ChatwootApi.URL, ChatwootApi.TOKEN),
                new SourceSetting(SERVICES, MAP, false, "WhatsApp Vendas = Vendas"));
    }

    @Override
    public List<Feed> feeds(Map<String, String> settings) {
        return ChatwootApi.isTold(settings)
                ? List.of(new ChatwootBackfill(new ChatwootApi(settings), clock))
                : List.of();
    }

    @Override
    public Assembler assembler(Map<String, String> settings) {
        return new ChatwootAssembler(SettingMap.of(settings.get(SERVICES)));
    }

    /** Conversations stay open over a weekend. */
    @Override
    public Duration silence(Map<String, String> settings) {
        return Duration.ofDays(14);
    }

    @Override
    public void check(Map<String, String> settings) throws IOException {
        boolean secret = !settings.getOrDefault(SECRET_OF_WEBHOOK, "").isBlank();
        if (!secret && settings.getOrDefault(ADDRESS_KEY, "").isBlank()) {
            throw new IOException(SECRET_OF_WEBHOOK);
        }
        if (ChatwootApi.isTold(settings)) {
            new ChatwootApi(settings).conversations(1);
        }
    }

    @Override
    public Verdict verify(Map<String, String> settings, Delivery delivery, Instant now) {
        String told = delivery.header("X-Chatwoot-Delivery");
        String id = told == null ? delivery.fingerprint() : told;
        if (delivery.header("X-Chatwoot-Signature") == null) {
            return delivery.hasKey(settings.get(ADDRESS_KEY)) ? new Accepted(id) : new Refused(Reason.UNSIGNED);
        }
        String stamp = delivery.header("X-Chatwoot-Timestamp");
        String secret = settings.getOrDefault(SECRET_OF_WEBHOOK, "");
        if (stamp == null || secret.isEmpty() || !delivery.isSigned("X-Chatwoot-Signature", secret, stamp + ".")) {
            return new Refused(Reason.WRONG_SIGNATURE);
        }
        return isRecent(stamp, now) ? new Accepted(id) : new Refused(Reason.TOO_OLD);
    }

    private static boolean isRecent(String stamp, Instant now) {
        boolean seconds = stamp.length() <= LONGEST_STAMP
                && !stamp.isEmpty()
                && stamp.chars().allMatch(unit -> unit >= '0' && unit <= '9');
        return seconds
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(stamp)), now)
                                .abs()
                                .compareTo(LONGEST_ON_THE_WAY)
                        <= 0;
    }

    @Override
    public List<Part> parts(String body, Instant receivedAt) {
        ChatwootEvent event = ChatwootEvent.of(body);
        Instant at = event == null ? null : event.at();
        return List.of(new Part(at == null ? receivedAt : at, body));
    }
}
