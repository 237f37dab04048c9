package io.rastro.source.vicidial;

import static io.rastro.source.SourceSetting.Kind.MAP;
import static io.rastro.source.SourceSetting.Kind.TEXT;

import io.rastro.source.Assembler;
import io.rastro.source.Feed;
import io.rastro.source.JsonBody;
import io.rastro.source.RisingColumnQueries.Access;
import io.rastro.source.SettingMap;
import io.rastro.source.SourceSetting;
import io.rastro.source.SourceType;
import io.rastro.source.UpdatedRowQueries;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** VICIdial, by its database. */
@Component
final class VicidialType implements SourceType {

    static final String CAMPAIGNS = "campaigns";
    static final String AGENTS = "agents";
    static final String DISPOSITIONS = "dispositions";
    static final String COUNTRY_CODE = "countryCode";

    private final Clock clock;

    VicidialType(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String key() {
        return "vicidial";
    }

    @Override
    public List<SourceSetting> settings() {
        List<SourceSetting> settings =
                new ArrayList<>(Access.settings(true, "jdbc:mariadb://vicidial.example.com:3306/asterisk"));
        settings.addAll(List.of(
                new SourceSetting(COUNTRY_CODE, TEXT, false, "55"),
                new SourceSetting(CAMPAIGNS, MAP, false, "SUP_IN = Suporte"),
                new SourceSetting(AGENTS, MAP, false, "6001 = Ana Souza"),
                new SourceSetting(DISPOSITIONS, MAP, false, "SALE = Venda")));
        return settings;
    }

    @Override
    public List<Feed> feeds(Map<String, String> settings) {
        return List.copyOf(tables(settings));
    }

    private List<UpdatedRowQueries> tables(Map<String, String> settings) {
        Access access = Access.of(settings);
        return List.of(
                new UpdatedRowQueries(
                        VicidialTables.INBOUND,
                        access,
                        VicidialTables.INBOUND_ROWS,
                        row -> at(row, "end_epoch", "start_epoch")),
                new UpdatedRowQueries(
                        VicidialTables.OUTBOUND,
                        access,
                        VicidialTables.OUTBOUND_ROWS,
                        row -> at(row, "end_epoch", "start_epoch")),
                new UpdatedRowQueries(
                        VicidialTables.AGENT_LOG, access, VicidialTables.AGENT_ROWS, row -> at(row, "pause_epoch")));
    }

    /** By the first of these columns that is told. */
    private Instant at(JsonBody row, String... columns) {
        return Stream.of(columns)
                .map(row::epoch)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(clock::instant);
    }

    @Override
    public Assembler assembler(Map<String, String> settings) {
        return new VicidialAssembler(new Names(
                SettingMap.of(settings.get(CAMPAIGNS)),
                SettingMap.of(settings.get(AGENTS)),
                SettingMap.of(settings.get(DISPOSITIONS)),
                settings.getOrDefault(COUNTRY_CODE, "").replaceAll("[^0-9]", "")));
    }

    /**
     * What campaigns and in-groups, users and dispositions are called here.
     *
     * @param countryCode of numbers without one; empty: VICIdial knows it
     */
    record Names(SettingMap campaigns, SettingMap agents, SettingMap dispositions, String countryCode) {}

    /** A row is whole as it is read. */
    @Override
    public Duration grace(Map<String, String> settings) {
        return Duration.ZERO;
    }

    @Override
    public void check(Map<String, String> settings) throws IOException {
        for (UpdatedRowQueries table : tables(settings)) {
            table.check();
        }
    }
}
