package io.rastro.source.freeswitch;

import static io.rastro.source.SourceSetting.Kind.MAP;
import static io.rastro.source.SourceSetting.Kind.SECRET;

import io.rastro.source.Assembler;
import io.rastro.source.Delivery;
import io.rastro.source.Feed;
import io.rastro.source.NothingTold;
import io.rastro.source.RawEvent;
import io.rastro.source.RisingColumnQueries;
import io.rastro.source.RisingColumnQueries.Access;
import io.rastro.source.RisingColumnQueries.Rows;
import io.rastro.source.SettingMap;
import io.rastro.source.Signature;
import io.rastro.source.SourceSetting;
import io.rastro.source.WebhookType;
import io.rastro.source.WebhookType.Verdict.Accepted;
import io.rastro.source.WebhookType.Verdict.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One of both ways does: the table of FusionPBX is read, or mod_json_cdr delivers with a name and password. By both, a call is one. */
@Component
final class FreeSwitchType implements WebhookType {

    static final String TABLE = "v_xml_cdr";

    static final String CREDENTIALS = "credentials";
    static final String QUEUES = "queues";
    static final String AGENTS = "agents";
    static final String MENUS = "menus";

    /**
     * Whatever columns the table of this version has, but for the whole log of the call, which is large. A row is left until
     * those of all calls that ended before it are surely written.
     */
    private static final String QUERY = """
            select end_epoch, xml_cdr_uuid, (to_jsonb(cdr) - 'xml' - 'json')::text as record
            from v_xml_cdr as cdr where end_epoch < extract(epoch from now()) - 120""";

    private static final String BASIC = "Basic ";

    private final Clock clock;

    FreeSwitchType(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String key() {
        return "freeswitch";
    }

    @Override
    public List<SourceSetting> settings() {
        List<SourceSetting> settings =
                new ArrayList<>(Access.settings(false, "jdbc:postgresql://pbx.example.com:5432/fusionpbx"));
        settings.addAll(List.of(
                new SourceSetting(CREDENTIALS, SECRET, false, null),
                new SourceSetting(QUEUES, MAP, false, "8000 = Suporte"),
                new SourceSetting(AGENTS, MAP, false, "101 = Ana Souza"),
                new SourceSetting(MENUS, MAP, false, "5000 = URA Principal")));
        return settings;
    }

    @Override
    public List<Feed> feeds(Map<String, String> settings) {
        return settings.getOrDefault(Access.URL, "").isBlank() ? List.of() : List.of(table(settings));
    }

    private RisingColumnQueries table(Map<String, String> settings) {
        return new RisingColumnQueries(
                TABLE, Access.of(settings), new Rows(QUERY, "end_epoch", "xml_cdr_uuid"), this::ended);
    }

    private Instant ended(String row) {
        Instant ended = ended(new RawEvent(TABLE, "", Instant.EPOCH, row));
        return ended == null ? clock.instant() : ended;
    }

    private static @Nullable Instant ended(RawEvent event) {
        Leg leg = Leg.of(event);
        return leg == null ? null : leg.epoch("end_epoch");
    }

    @Override
    public List<Part> parts(String body, Instant receivedAt) {
        Instant ended = ended(new RawEvent(WEBHOOK, "", receivedAt, body));
        return List.of(new Part(ended == null ? receivedAt : ended, body));
    }

    @Override
    public Assembler assembler(Map<String, String> settings) {
        return new FreeSwitchAssembler(new Names(
                SettingMap.of(settings.get(QUEUES)),
                SettingMap.of(settings.get(AGENTS)),
                SettingMap.of(settings.get(MENUS))));
    }

    /** What queues, agents and menus are called here. */
    record Names(SettingMap queues, SettingMap agents, SettingMap menus) {}

    @Override
    public boolean joinsSources() {
        return true;
    }

    /** What was delivered is in the table two minutes later, where that is read as well. */
    @Override
    public Duration grace(Map<String, String> settings) {
        boolean both = !settings.getOrDefault(Access.URL, "").isBlank()
                && !settings.getOrDefault(CREDENTIALS, "").isBlank();
        return both ? Duration.ofMinutes(5) : WebhookType.super.grace(settings);
    }

    /** The legs of a call are written when each ends. */
    @Override
    public Duration silence(Map<String, String> settings) {
        return Duration.ofHours(4);
    }

    @Override
    public void check(Map<String, String> settings) throws IOException {
        if (!settings.getOrDefault(Access.URL, "").isBlank()) {
            table(settings).check();
        } else if (settings.getOrDefault(CREDENTIALS, "").isBlank()) {
            throw new NothingTold(Access.URL);
        }
    }

    @Override
    public Verdict verify(Map<String, String> settings, Delivery delivery, Instant now) {
        String told = delivery.header("Authorization");
        if (told == null || !told.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return new Refused(Reason.UNSIGNED);
        }
        return Signature.same(settings.get(CREDENTIALS), decoded(told.substring(BASIC.length())))
                ? new Accepted(delivery.fingerprint())
                : new Refused(Reason.WRONG_SIGNATURE);
    }

    private static String decoded(String basic) {
        try {
            return new String(Base64.getDecoder().decode(basic.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }
}
