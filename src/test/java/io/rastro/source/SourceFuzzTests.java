package io.rastro.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.ChatFuzz;
import io.rastro.source.FuzzedParser.Sample;
import io.rastro.source.FuzzedParser.Told;
import io.rastro.source.asterisk.AsteriskSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Whatever a sender writes, or becomes of it on the way: nothing escapes, and each line is in a record, in a bucket or refused.
 * Every type of source joins by itself; what it reads is a line of {@link #SAMPLES} or {@link #samples()}.
 */
class SourceFuzzTests {

    private static final Logger log = LoggerFactory.getLogger(SourceFuzzTests.class);

    private static final long SEED = Long.getLong("fuzz.seed", 20_261_129);
    /** Of all parsers together. */
    private static final int LINES = Integer.getInteger("fuzz.lines", 1_000_000);
    /** Of each parser, where it has to be quick. */
    private static final int FEW_LINES = 3_000;
    /** As many as are looked at together: mutated ids tie to each other what has nothing in common. */
    private static final int TOGETHER = 500;

    private static final int MARKS = 200_000;
    /** What takes four times as long for four times as much is linear, sixteen times is not. */
    private static final int MORE = 4;

    private static final double MOST_TIMES = 9;
    private static final long UNMEASURABLE_NANOS = 40_000_000;

    private static final Map<String, String> SETTINGS = Map.of(
            "zone",
            "America/Sao_Paulo",
            "queueLog",
            "queue_log",
            "cdr",
            "Master.csv",
            "cel",
            "cel.csv",
            "members",
            "101 = Ana");

    private static final List<String> SAMPLES = List.of("""
            {"entry":[{"id":"W1","changes":[{"field":"messages","value":{"metadata":{"display_phone_number":"551140001234",\
            "phone_number_id":"1065"},"contacts":[{"profile":{"name":"J"},"wa_id":"551187650005","user_id":"BR.77"}],\
            "messages":[{"from":"551187650005","from_user_id":"BR.77","id":"wamid.A","timestamp":"1793707200","type":"text",\
            "text":{"body":"Oi"}}],"statuses":[{"id":"wamid.B","status":"sent","timestamp":"1793707201",\
            "recipient_id":"5511987650005"}]}}]}]}""", """
            {"event":"message_created","id":1,"content":"Oi","created_at":"2026-11-03 12:00:00 UTC","message_type":"incoming",\
            "sender":{"id":3,"name":"N","type":"user"},"inbox":{"name":"Z"},"conversation":{"id":42,"channel":"Channel::Api",\
            "status":"open","created_at":1793707200,"meta":{"sender":{"id":9,"name":"M"},"team":{"name":"T"}}}}""", """
            {"event":"conversation_status_changed","id":42,"status":"resolved","labels":["a"],"updated_at":1793707200.5,\
            "created_at":1793707200,"meta":{"assignee":{"id":1,"name":"A"}}}""", """
            {"variables":{"uuid":"c","direction":"inbound","start_epoch":"1793707200","end_epoch":"1793707300",\
            "answer_epoch":"0","cc_queue":"8000%40x"},"callflow":[{"extension":{"applications":[{"app_name":"ivr"}]},\
            "caller_profile":{"destination_number":"5000"},"times":{"profile_created_time":"1793707200000000"}}]}""", """
            {"xml_cdr_uuid":"c","direction":"outbound","start_epoch":"1793707200","end_epoch":"1793707300","call_flow":"[]"}""", """
            {"external_id":"1","medium":"voice","received_at":"2026-11-03 12:00:00","finished_at":"1793707300",\
            "status":"abandoned","agent":"Ana","contact_name":"M"}""", """
            {"closecallid":"4","uniqueid":"1793707199.4","start_epoch":"1793707200","end_epoch":"1793707300","campaign_id":"SUP",\
            "status":"SALE","phone_code":"1","phone_number":"11987650004","user":"6001","term_reason":"CALLER",\
            "queue_seconds":"15.00","went_on":"FIN\\nF","recordings":"1793707216 http://a/RECORDINGS/MP3/a.mp3\\n1 b"}""", """
            {"agent_log_id":"4","user":"6001","pause_epoch":"1793707200","pause_sec":"30","wait_epoch":"1793707230","wait_sec":"25",\
            "talk_epoch":"1793707255","talk_sec":"85","dead_epoch":"1793707330","dispo_epoch":"1793707340","dispo_sec":"0",\
            "sub_status":"BANHO","next_row":{"pause_epoch":"1793707360","sub_status":null}}""", """
            {"id":"1","record":"{\\"id\\":1,\\"date\\":\\"2026-11-03T12:00:00.5+00:00\\",\\"date_end\\":\\"2026-11-03T12:05:00+00:00\\",\
            \\"direction\\":\\"inbound\\",\\"conversation_id\\":\\"1793707200.1\\",\\"participants\\":[{\\"role\\":\\"source\\",\
            \\"tags\\":[\\"a\\"]}],\\"recordings\\":[{\\"path\\":\\"/a\\",\\"start_time\\":\\"2026-11-03T12:00:00+00:00\\"}]}"}""");

    /** What is written, by the feed it comes by. */
    private static List<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>();
        SAMPLES.forEach(text -> samples.add(new Sample("webhook", text)));
        for (String file : List.of("queueLog queue_log", "cdr Master.csv", "cdr crash/Master.csv", "cel cel.csv")) {
            String[] parts = file.split(" ");
            lines("asterisk/" + parts[1]).forEach(line -> samples.add(new Sample(parts[0], line)));
        }
        return samples;
    }

    private static Stream<String> lines(String file) throws IOException {
        return new ClassPathResource(file)
                .getContentAsString(StandardCharsets.UTF_8)
                .lines();
    }

    static List<FuzzedParser> parsers() throws IOException {
        List<FuzzedParser> parsers = new ArrayList<>();
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(SourceType.class));
        for (var found : scanner.findCandidateComponents("io.rastro.source.*")) {
            parsers.add(FuzzedParser.of(type(String.valueOf(found.getBeanClassName())), SETTINGS, samples()));
        }
        List<Sample> chat = new ArrayList<>();
        for (String dialect : List.of("android-pt", "android-en", "android-es", "ios-pt", "ios-en", "year-first")) {
            lines("chat/" + dialect + ".txt").forEach(line -> chat.add(new Sample("", line)));
        }
        parsers.add(new FuzzedParser("_chat.txt", chat, texts -> {
            List<String> lines = texts.stream().map(Sample::text).toList();
            return new Told(ChatFuzz.lines(lines), ChatFuzz.accounted(lines));
        }));
        return parsers;
    }

    private static SourceType type(String name) {
        AsteriskSource.LineFeed lineFeed = (feed, file, splitter, happened) -> new LineFeedStub(feed, happened);
        try {
            var constructor = ClassUtils.forName(name, null).getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            Map<Class<?>, Object> known = Map.of(
                    ZoneId.class, ZoneId.of("America/Sao_Paulo"),
                    Clock.class, Clock.systemUTC(),
                    AsteriskSource.LineFeed.class, lineFeed);
            Object[] arguments = Arrays.stream(constructor.getParameterTypes())
                    .map(known::get)
                    .toArray();
            return (SourceType) constructor.newInstance(arguments);
        } catch (ReflectiveOperationException unmade) {
            throw new IllegalStateException(unmade);
        }
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void nothingEscapesAndNoLineIsUncounted(FuzzedParser parser) {
        mutate(parser, FEW_LINES);
    }

    @ParameterizedTest
    @MethodSource("parsers")
    @Tag("fuzz")
    void nothingEscapesOfMany(FuzzedParser parser) throws IOException {
        long begin = cpu();
        int lines = LINES / parsers().size() + 1;
        mutate(parser, lines);
        log.info("{}: {} mutated lines, {} ms of CPU", parser.name(), lines, (cpu() - begin) / 1_000_000);
    }

    private static void mutate(FuzzedParser parser, int lines) {
        Random random = new Random(SEED);
        for (int done = 0; done < lines; done += TOGETHER) {
            List<Sample> mutated = new ArrayList<>();
            int from = random.nextInt(parser.samples().size());
            for (int index = 0; index < Math.min(TOGETHER, lines - done); index++) {
                Sample sample =
                        parser.samples().get((from + index) % parser.samples().size());
                mutated.add(new Sample(sample.feed(), Mutation.of(sample.text(), random)));
            }
            Told told = parser.read(mutated);
            assertThat(told.accounted())
                    .as("%s, lines from %s on", parser.name(), done)
                    .isEqualTo(told.events());
        }
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void lineOfManyMarksIsReadLikeAnyOther(FuzzedParser parser) {
        for (String mark : Mutation.REPEATED) {
            Told told = parser.read(marks(parser, mark, MARKS));
            assertThat(told.accounted()).isEqualTo(told.events());
        }
    }

    /** Behind a beginning that is right, by each feed. */
    private static List<Sample> marks(FuzzedParser parser, String mark, int length) {
        List<Sample> lines = new ArrayList<>();
        String marks = mark.repeat(length / mark.length());
        for (String feed :
                parser.samples().stream().map(Sample::feed).distinct().toList()) {
            String right = parser.samples().stream()
                    .filter(sample -> sample.feed().equals(feed))
                    .findFirst()
                    .orElseThrow()
                    .text();
            lines.add(new Sample(feed, marks));
            lines.add(new Sample(feed, right.substring(0, right.length() / 2) + marks));
            lines.add(new Sample(
                    feed, right.substring(0, right.length() / 2) + marks + right.substring(right.length() / 2)));
        }
        return lines;
    }

    @ParameterizedTest
    @MethodSource("parsers")
    @Tag("fuzz")
    void timeGrowsNoFasterThanALine(FuzzedParser parser) {
        for (String mark : Mutation.REPEATED) {
            assertLinear(
                    parser.name() + " " + mark,
                    () -> parser.read(marks(parser, mark, MARKS)),
                    () -> parser.read(marks(parser, mark, MARKS * MORE)));
        }
    }

    @ParameterizedTest
    @MethodSource("parsers")
    @Tag("fuzz")
    void timeGrowsNoFasterThanAConversation(FuzzedParser parser) {
        for (Sample sample : parser.samples().stream().limit(20).toList()) {
            assertLinear(
                    parser.name() + " " + sample,
                    () -> parser.read(repeated(sample, 2_000)),
                    () -> parser.read(repeated(sample, 2_000 * MORE)));
        }
    }

    private static List<Sample> repeated(Sample sample, int times) {
        return Collections.nCopies(times, sample);
    }

    private static void assertLinear(String what, Runnable little, Runnable much) {
        little.run();
        long most = Long.MAX_VALUE;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            least = Math.min(least, nanos(little));
            most = Math.min(most, nanos(much));
        }
        if (most >= UNMEASURABLE_NANOS) {
            log.info("{}: {} ms of CPU, {} ms for {} times as much", what, least / 1_000_000, most / 1_000_000, MORE);
        }
        assertThat(most < UNMEASURABLE_NANOS || most < least * MOST_TIMES)
                .as("%s: %d ms of CPU, %d ms for %d times as much", what, least / 1_000_000, most / 1_000_000, MORE)
                .isTrue();
    }

    private static long nanos(Runnable work) {
        long begin = cpu();
        work.run();
        return cpu() - begin;
    }

    private static long cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadCpuTime();
    }
}
