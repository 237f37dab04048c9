package io.rastro.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.source.Assembler.Assembly;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Assembler.Reading;
import io.rastro.source.WebhookType.Part;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** Whatever a sender writes: nothing escapes, and each event is read, to a group or to a bucket. */
class SourceFuzzTests {

    private static final int MUTATIONS = 20_000;
    private static final Instant NOW = Instant.parse("2026-11-03T12:00:00Z");

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

    static List<SourceType> types() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(SourceType.class));
        return scanner.findCandidateComponents("io.rastro.source").stream()
                .map(found -> type(String.valueOf(found.getBeanClassName())))
                .toList();
    }

    private static SourceType type(String name) {
        try {
            var constructor = ClassUtils.forName(name, null).getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            Map<Class<?>, Object> known =
                    Map.of(ZoneId.class, ZoneId.of("America/Sao_Paulo"), Clock.class, Clock.systemUTC());
            Object[] arguments = Arrays.stream(constructor.getParameterTypes())
                    .map(known::get)
                    .toArray();
            return (SourceType) constructor.newInstance(arguments);
        } catch (ReflectiveOperationException unmade) {
            throw new IllegalStateException(unmade);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void nothingEscapes(SourceType type) {
        Random random = new Random(15);
        Assembler assembler = type.assembler(Map.of());
        List<String> feeds = feeds(type);
        List<RawEvent> group = new ArrayList<>();
        for (int round = 0; round < MUTATIONS; round++) {
            for (RawEvent event : events(type, feeds.get(round % feeds.size()), mutated(random), round)) {
                Reading reading = assembler.read(event);
                assertThat(reading).isNotNull();
                if (reading instanceof Reading.Member member) {
                    assertThat(member.keys()).isNotEmpty();
                    group.add(event);
                }
            }
            if (group.size() >= 20) {
                for (Finish finish : Finish.values()) {
                    accounted(assembler.assemble(List.copyOf(group), finish), finish);
                }
                group.clear();
            }
        }
    }

    /** With nothing in a record, everything is in a bucket. */
    private static void accounted(Assembly assembly, Finish finish) {
        assertThat(finish == Finish.PREVIEW
                        || !assembly.records().isEmpty()
                        || !assembly.leftOver().isEmpty())
                .isTrue();
        assertThat(assembly.records()).allSatisfy(record -> {
            assertThat(record.externalId()).isNotBlank();
            assertThat(record.at()).isNotNull();
        });
    }

    private static List<String> feeds(SourceType type) {
        List<String> feeds = new ArrayList<>(List.of("webhook"));
        if (!type.settings().isEmpty()) {
            type.feeds(Map.of()).forEach(feed -> feeds.add(feed.name()));
        }
        return feeds;
    }

    private static List<RawEvent> events(SourceType type, String feed, String text, int round) {
        List<RawEvent> events = new ArrayList<>();
        List<Part> parts =
                type instanceof WebhookType webhook ? webhook.parts(text, NOW) : List.of(new Part(NOW, text));
        for (Part part : parts) {
            events.add(new RawEvent(feed, round + "." + events.size(), part.at(), part.text()));
        }
        return events;
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(SAMPLES.get(random.nextInt(SAMPLES.size())));
        for (int change = random.nextInt(4); change > 0; change--) {
            int place = random.nextInt(text.length());
            int end = Math.min(text.length(), place + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(place, end);
                case 1 -> text.insert(place, text.substring(place, end));
                case 2 -> text.insert(place, "{}[]\",:-9e\0é".charAt(random.nextInt(12)));
                default -> text.setCharAt(place, (char) ('0' + random.nextInt(10)));
            }
            if (text.isEmpty()) {
                text.append('x');
            }
        }
        return text.toString();
    }
}
