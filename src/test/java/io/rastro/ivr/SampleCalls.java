package io.rastro.ivr;

import static io.rastro.ivr.SampleCall.ZONE;

import io.rastro.interaction.Status;
import io.rastro.ivr.SampleCall.CallSegment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Calls from a fixed seed, thick with what the report could get wrong: both clock changes of São Paulo, stamps in every
 * wrong order, stamps that are missing, segments without a number, too far away, or out of order. The first call and the
 * last one lie inside a day and inside an hour.
 */
final class SampleCalls {

    private static final List<String> DAYS =
            List.of("2018-11-03", "2018-11-04", "2018-11-05", "2018-12-31", "2019-01-01", "2019-02-16", "2019-02-17");
    private static final Instant FIRST = SampleCall.at("2018-11-03T00:11:28");
    private static final Instant LAST = SampleCall.at("2019-02-17T22:47:13");
    static final List<String> IVRS = List.of("Vendas", "Ágil", "Suporte");
    static final List<String> SERVICES = List.of("Cobrança", "Retenção", "Água");
    static final List<String> AGENTS = List.of("Ana", "Íris", "Zé");
    private static final List<List<String>> PATHS = List.of(
            List.of(),
            List.of("Menu principal"),
            List.of("Menu principal", "Financeiro"),
            List.of("Menu principal", "Financeiro", "Segunda via"),
            List.of("Menu principal", "Suporte"),
            List.of("Menu principal", "Suporte", "Menu principal"));

    private final Random random = new Random(20181104);

    private SampleCalls() {}

    static List<SampleCall> all() {
        SampleCalls sample = new SampleCalls();
        List<SampleCall> calls = new ArrayList<>();
        for (int number = 0; number < 700; number++) {
            calls.add(sample.call());
        }
        return calls;
    }

    static void writeTo(JdbcClient jdbc) {
        CallWriter writer = new CallWriter(jdbc);
        writer.write(all());
        writer.tag("Ana", "Manhã");
        writer.tag("Íris", "Manhã");
        writer.tag("Zé", "Noite");
    }

    /** The agents who carry a tag of the sample. */
    static List<String> tagged(String tag) {
        return tag.equals("Manhã") ? List.of("Ana", "Íris") : List.of("Zé");
    }

    private SampleCall call() {
        Instant entered = entered();
        Instant left = random.nextInt(12) == 0
                ? null
                : entered.plusSeconds(random.nextInt(130) - (random.nextBoolean() ? 6 : 90));
        IvrOutcome outcome = oneOf(List.of(
                IvrOutcome.RETAINED,
                IvrOutcome.ABANDONED,
                IvrOutcome.FORWARDED,
                IvrOutcome.FORWARDED,
                IvrOutcome.FORWARDED));
        boolean known = outcome == IvrOutcome.FORWARDED ? random.nextInt(10) > 0 : random.nextInt(5) == 0;
        return new SampleCall(entered, left, oneOf(IVRS), oneOf(PATHS), outcome, known ? segments(entered) : null);
    }

    private Instant entered() {
        ZonedDateTime time = LocalDate.parse(oneOf(DAYS))
                .atStartOfDay(ZONE)
                .plusSeconds(random.nextInt(random.nextBoolean() ? 86_400 : 7_200));
        Instant entered =
                random.nextInt(6) == 0 ? time.withMinute(0).withSecond(0).toInstant() : time.toInstant();
        return entered.isBefore(FIRST) ? FIRST : entered.isAfter(LAST) ? LAST : entered;
    }

    private List<CallSegment> segments(Instant entered) {
        List<CallSegment> segments = new ArrayList<>();
        for (int count = random.nextInt(8) == 0 ? 3 : random.nextInt(3) == 0 ? 2 : 1; count > 0; count--) {
            int offset =
                    random.nextInt(12) == 0 ? oneOf(List.of(-90_000, -86_400, 86_400, 86_401)) : random.nextInt(200);
            segments.add(segment(segments.size() + 1, entered.plusSeconds(offset)));
        }
        return segments;
    }

    private CallSegment segment(int number, Instant received) {
        Instant queued = random.nextInt(3) == 0 ? null : received.plusSeconds(random.nextInt(100) - 20);
        Instant answered = random.nextInt(3) == 0
                ? null
                : received.plusSeconds(random.nextInt(150) - (random.nextInt(4) == 0 ? 90 : 0));
        Instant finished =
                (answered == null ? received : answered).plusSeconds(random.nextInt(400) - oneOf(List.of(10, 10, 90)));
        return new CallSegment(
                random.nextInt(5) == 0 ? null : random.nextInt(5) == 0 ? 9 - number : number,
                received,
                queued,
                answered,
                finished,
                sometimes(oneOf(SERVICES)),
                sometimes(oneOf(AGENTS)),
                oneOf(List.of(Status.values())));
    }

    private @Nullable String sometimes(String value) {
        return random.nextInt(6) == 0 ? null : value;
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
