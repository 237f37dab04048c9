package io.rastro.source.wazo;

import static io.rastro.source.SourceSetting.Kind.MAP;
import static io.rastro.source.SourceSetting.Kind.TEXT;

import io.rastro.source.Assembler;
import io.rastro.source.Feed;
import io.rastro.source.RisingColumnQueries.Access;
import io.rastro.source.SettingMap;
import io.rastro.source.SourceSetting;
import io.rastro.source.SourceType;
import io.rastro.source.UpdatedRowQueries;
import io.rastro.source.UpdatedRowQueries.Rows;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Wazo, by the database of its call-logd: that has the paths of recordings, which its API hands out as downloads only. */
@Component
final class WazoType implements SourceType {

    static final String TABLE = "call_logd_call_log";

    static final String TENANT = "tenant";
    static final String QUEUES = "queues";
    static final String AGENTS = "agents";

    /**
     * Whatever columns the tables of this version have. A call's row is written after its end, those of calls that end at the
     * same time in any order.
     */
    private static final Rows ROWS = new Rows("""
            select entry.id, coalesce(entry.date_end, entry.date)
                    not between now() - interval '1 minute' and now() + interval '10 minutes' as row_settled,
                true as row_complete, (to_jsonb(entry) || jsonb_build_object(
                    'destination', (select jsonb_object_agg(destination_details_key, destination_details_value)
                        from call_logd_call_log_destination as destination where destination.call_log_id = entry.id),
                    'participants', (select jsonb_agg(to_jsonb(participant) order by participant.answered desc, participant.uuid)
                        from call_logd_call_log_participant as participant where participant.call_log_id = entry.id),
                    'recordings', (select jsonb_agg(to_jsonb(recording) order by recording.start_time)
                        from call_logd_recording as recording where recording.call_log_id = entry.id)))::text as record""", TABLE, "id", null);

    private final Clock clock;

    WazoType(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String key() {
        return "wazo";
    }

    @Override
    public List<SourceSetting> settings() {
        List<SourceSetting> settings =
                new ArrayList<>(Access.settings(true, "jdbc:postgresql://wazo.example.com:5432/asterisk"));
        settings.addAll(List.of(
                new SourceSetting(TENANT, TEXT, false, null),
                new SourceSetting(QUEUES, MAP, false, "3001 = Suporte"),
                new SourceSetting(AGENTS, MAP, false, "1001 = Ana Souza")));
        return settings;
    }

    @Override
    public List<Feed> feeds(Map<String, String> settings) {
        return List.of(table(settings));
    }

    private UpdatedRowQueries table(Map<String, String> settings) {
        return new UpdatedRowQueries(TABLE, Access.of(settings), ROWS, row -> {
            WazoCall call = WazoCall.of(row);
            return call == null ? clock.instant() : call.happened();
        });
    }

    @Override
    public Assembler assembler(Map<String, String> settings) {
        return new WazoAssembler(new Names(
                settings.getOrDefault(TENANT, "").strip(),
                SettingMap.of(settings.get(QUEUES)),
                SettingMap.of(settings.get(AGENTS))));
    }

    /**
     * What queues and users are called here.
     *
     * @param tenant whose calls alone come in; empty: all do
     */
    record Names(String tenant, SettingMap queues, SettingMap agents) {}

    /** A row is whole as it comes. */
    @Override
    public Duration grace(Map<String, String> settings) {
        return Duration.ZERO;
    }

    @Override
    public void check(Map<String, String> settings) throws IOException {
        table(settings).check();
    }
}
