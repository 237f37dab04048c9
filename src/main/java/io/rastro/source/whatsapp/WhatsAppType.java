package io.rastro.source.whatsapp;

import static io.rastro.source.SourceSetting.Kind.MAP;
import static io.rastro.source.SourceSetting.Kind.SECRET;
import static io.rastro.source.SourceSetting.Kind.TEXT;

import io.rastro.source.Assembler;
import io.rastro.source.Delivery;
import io.rastro.source.Feed;
import io.rastro.source.SettingMap;
import io.rastro.source.Signature;
import io.rastro.source.SourceSetting;
import io.rastro.source.WebhookType;
import io.rastro.source.WebhookType.Verdict.Accepted;
import io.rastro.source.WebhookType.Verdict.Refused;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The Cloud API of Meta. It signs with the app's secret; a delivery has neither id nor stamp, and is repeated for days. */
@Component
final class WhatsAppType implements WebhookType {

    static final String APP_SECRET = "appSecret";
    static final String VERIFY_TOKEN = "verifyToken";
    static final String SILENCE_HOURS = "silenceHours";
    static final String SERVICES = "serviceNames";

    private static final int DEFAULT_SILENCE_HOURS = 6;
    private static final int LONGEST_SILENCE_HOURS = 240;

    @Override
    public String key() {
        return "whatsapp";
    }

    @Override
    public List<SourceSetting> settings() {
        return List.of(
                new SourceSetting(APP_SECRET, SECRET, true, null),
                new SourceSetting(VERIFY_TOKEN, SECRET, true, null),
                new SourceSetting(SILENCE_HOURS, TEXT, false, String.valueOf(DEFAULT_SILENCE_HOURS)),
                new SourceSetting(SERVICES, MAP, false, "106540352242922 = Suporte"));
    }

    /** Everything is delivered. */
    @Override
    public List<Feed> feeds(Map<String, String> settings) {
        return List.of();
    }

    @Override
    public Assembler assembler(Map<String, String> settings) {
        return new WhatsAppAssembler(silence(settings), SettingMap.of(settings.get(SERVICES)));
    }

    @Override
    public Duration silence(Map<String, String> settings) {
        try {
            int hours =
                    Integer.parseInt(settings.getOrDefault(SILENCE_HOURS, "").strip());
            return Duration.ofHours(Math.min(Math.max(hours, 1), LONGEST_SILENCE_HOURS));
        } catch (NumberFormatException notTold) {
            return Duration.ofHours(DEFAULT_SILENCE_HOURS);
        }
    }

    /** Nothing can be asked of Meta without a token of the account's; that it delivers shows when it verifies the address. */
    @Override
    public void check(Map<String, String> settings) throws IOException {
        if (settings.getOrDefault(APP_SECRET, "").isBlank()) {
            throw new IOException("appSecret");
        }
    }

    @Override
    public Verdict verify(Map<String, String> settings, Delivery delivery, Instant now) {
        if (delivery.header("X-Hub-Signature-256") == null) {
            return new Refused(Reason.UNSIGNED);
        }
        return delivery.isSigned("X-Hub-Signature-256", settings.getOrDefault(APP_SECRET, ""), "")
                ? new Accepted(delivery.fingerprint())
                : new Refused(Reason.WRONG_SIGNATURE);
    }

    @Override
    public Optional<String> answer(Map<String, String> settings, Map<String, String> query) {
        boolean asked = "subscribe".equals(query.get("hub.mode"))
                && Signature.same(settings.get(VERIFY_TOKEN), query.get("hub.verify_token"));
        return asked ? Optional.ofNullable(query.get("hub.challenge")) : Optional.empty();
    }

    @Override
    public List<Part> parts(String body, Instant receivedAt) {
        return WhatsAppBatch.parts(body, receivedAt);
    }
}
