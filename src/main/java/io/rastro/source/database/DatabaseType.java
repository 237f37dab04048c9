package io.rastro.source.database;

import static io.rastro.source.SourceSetting.Kind.QUERY;
import static io.rastro.source.SourceSetting.Kind.TEXT;
import static io.rastro.source.SourceSetting.Kind.ZONE;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.ingestion.RecordKind;
import io.rastro.source.Feed;
import io.rastro.source.RisingColumnQueries;
import io.rastro.source.RisingColumnQueries.Access;
import io.rastro.source.RisingColumnQueries.Rows;
import io.rastro.source.SourceSetting;
import io.rastro.source.SourceType;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Any database: each row of a query is a record, whose columns are named like the fields of the API. */
@Component
final class DatabaseType implements SourceType {

    static final String RECORDS = "records";
    static final String SELECT = "query";
    static final String RISING = "risingColumn";
    static final String KEY = "keyColumn";
    static final String STAMPS = "stampZone";

    private final ZoneId portalZone;
    private final Clock clock;

    DatabaseType(ZoneId portalZone, Clock clock) {
        this.portalZone = portalZone;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "database";
    }

    @Override
    public List<SourceSetting> settings() {
        List<SourceSetting> settings =
                new ArrayList<>(Access.settings(true, "jdbc:mariadb://pbx.example.com:3306/asterisk"));
        settings.addAll(List.of(
                new SourceSetting(RECORDS, TEXT, true, RecordKind.INTERACTION.collection()),
                new SourceSetting(SELECT, QUERY, true, null),
                new SourceSetting(RISING, TEXT, true, "id"),
                new SourceSetting(KEY, TEXT, true, "id"),
                new SourceSetting(STAMPS, ZONE, false, "America/Sao_Paulo")));
        return settings;
    }

    @Override
    public List<Feed> feeds(Map<String, String> settings) {
        return List.of(rows(settings));
    }

    private RisingColumnQueries rows(Map<String, String> settings) {
        Rows rows = new Rows(told(settings, SELECT), told(settings, RISING), told(settings, KEY));
        RowAssembler reader = assembler(settings);
        return new RisingColumnQueries("rows", Access.of(settings), rows, row -> {
            IncomingRecord record = reader.record(row);
            return record == null ? clock.instant() : record.at();
        });
    }

    private static String told(Map<String, String> settings, String name) {
        return settings.getOrDefault(name, "").strip();
    }

    @Override
    public RowAssembler assembler(Map<String, String> settings) {
        return new RowAssembler(kind(settings), zone(settings));
    }

    private static RecordKind kind(Map<String, String> settings) {
        return Arrays.stream(RecordKind.values())
                .filter(kind -> kind.collection().equals(told(settings, RECORDS)))
                .findFirst()
                .orElse(RecordKind.INTERACTION);
    }

    private ZoneId zone(Map<String, String> settings) {
        try {
            String told = told(settings, STAMPS);
            return told.isEmpty() ? portalZone : ZoneId.of(told);
        } catch (DateTimeException unknown) {
            return portalZone;
        }
    }

    /** A row is whole as it comes. */
    @Override
    public Duration grace(Map<String, String> settings) {
        return Duration.ZERO;
    }

    @Override
    public void check(Map<String, String> settings) throws IOException {
        rows(settings).check();
    }
}
