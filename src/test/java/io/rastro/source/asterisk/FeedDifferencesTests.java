package io.rastro.source.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.source.Difference;
import io.rastro.source.RawEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the files of one exchange tell otherwise of the same call, by what a real one wrote. */
class FeedDifferencesTests {

    private static final Map<String, String> SETTINGS = Map.of(
            "queueLog",
            "/queue_log",
            "cdr",
            "/Master.csv",
            "cel",
            "/cel.csv",
            "zone",
            "America/Sao_Paulo",
            "cdrColumns",
            "accountcode,src,dst,dcontext,clid,channel,dstchannel,lastapp,lastdata,start,"
                    + "answer,end,duration,billsec,disposition,amaflags,uniqueid,did");
    private static final Exchange EXCHANGE = Exchange.of(SETTINGS);

    /** It was answered by Bruno Lima, and the caller hung up. */
    private static final String CALL = "1795857529.19";

    private static List<RawEvent> recorded(String feed, String file) {
        return Replay.events(feed, Replay.lines(file), EXCHANGE);
    }

    private static List<Difference> differences(List<RawEvent> events) {
        return Replay.of(events, new AsteriskAssembler(EXCHANGE)).differences();
    }

    @Test
    void filesOfARealExchangeAgreeWithinASecond() {
        List<RawEvent> events = new ArrayList<>(recorded("queueLog", "queue_log"));
        events.addAll(recorded("cdr", "Master.csv"));
        events.addAll(recorded("cel", "cel.csv"));
        assertThat(differences(events)).isEmpty();
    }

    /** @param told both values, as seconds after the call's beginning */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "queue_log cdr cel; 0; ''",
                "queue_log cdr cel; 1; ''",
                "queue_log cdr cel; 3; ANSWERED queueLog 11.000 cel 8.946, ENDED queueLog 31.000 cel 28.022",
                "queue_log cdr; 2; ENDED queueLog 30.000 cdr 28.000",
                "queue_log cdr; -2; ENDED queueLog 26.000 cdr 28.000",
                "queue_log cel; 2; 'ANSWERED queueLog 10.000 cel 8.946, ENDED queueLog 30.000 cel 28.022'",
                "queue_log; 30; ''"
            })
    void bothValuesAreToldWhereTheyAreMoreThanASecondApart(String files, int shift, String told) {
        List<RawEvent> events = new ArrayList<>();
        for (String line : of("queue_log")) {
            long second = Long.parseLong(line.substring(0, line.indexOf('|'))) + shift;
            events.addAll(Replay.events("queueLog", List.of(second + line.substring(line.indexOf('|'))), EXCHANGE));
        }
        if (files.contains("cdr")) {
            events.addAll(Replay.events("cdr", of("Master.csv"), EXCHANGE));
        }
        if (files.contains("cel")) {
            events.addAll(Replay.events("cel", of("cel.csv"), EXCHANGE));
        }
        assertThat(differences(events).stream().map(FeedDifferencesTests::inWords))
                .isEqualTo(told.isEmpty() ? List.of() : List.of(told.split(", ")));
    }

    private static List<String> of(String file) {
        return Replay.lines(file).stream().filter(line -> line.contains(CALL)).toList();
    }

    private static String inWords(Difference difference) {
        assertThat(difference.conversation()).isEqualTo(CALL);
        return difference.fact() + " " + difference.feed() + " " + seconds(difference.toldAt()) + " "
                + difference.otherFeed() + " " + seconds(difference.otherToldAt());
    }

    private static String seconds(Instant at) {
        return String.format(Locale.ROOT, "%.3f", at.toEpochMilli() / 1000.0 - 1_795_857_529);
    }

    @Test
    void beginningAndEndOfACallRecordAreComparedWithTheChannelsOwn() {
        List<RawEvent> events = new ArrayList<>(Replay.events("cel", of("cel.csv"), EXCHANGE));
        events.addAll(Replay.events(
                "cdr",
                of("Master.csv").stream()
                        .map(line -> line.replace("09:18:49", "09:18:44").replace("09:19:17", "09:19:20"))
                        .toList(),
                EXCHANGE));
        assertThat(differences(events).stream().map(FeedDifferencesTests::inWords))
                .containsExactly("BEGAN cdr -5.000 cel 0.794", "ENDED cdr 31.000 cel 28.022");
    }
}
