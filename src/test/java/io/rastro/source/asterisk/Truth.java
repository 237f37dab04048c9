package io.rastro.source.asterisk;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingIvrCall;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Status;
import io.rastro.ivr.IvrOutcome;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What really happened, call by call, against what was made of the files. */
final class Truth {

    private static final double TOLERANCE_SECONDS = 1.0;
    private static final Pattern RANG = Pattern.compile("(?:RINGNOANSWER|RINGCANCELED) (.+) \\d+ s");

    private static final Map<String, IvrOutcome> IVR = Map.of(
            "queue", IvrOutcome.FORWARDED,
            "self-service", IvrOutcome.RETAINED,
            "caller hung up", IvrOutcome.ABANDONED,
            "timeout", IvrOutcome.ABANDONED);

    private static final Map<String, Status> RESULT = Map.of(
            "completed", Status.SERVICE_COMPLETED,
            "transferred", Status.SERVICE_TRANSFERRED,
            "abandoned", Status.ABANDONED,
            "timeout", Status.DEQUEUED,
            "key 0", Status.DEQUEUED);

    private final List<Map<String, String>> calls;
    private final Map<String, List<Map<String, String>>> segments;
    private final boolean channelEvents;
    private final List<String> differences = new ArrayList<>();

    private Truth(String folder, boolean channelEvents) {
        calls = table(folder + "expected.csv");
        segments =
                table(folder + "expected-segments.csv").stream().collect(Collectors.groupingBy(row -> row.get("call")));
        this.channelEvents = channelEvents;
    }

    static List<Map<String, String>> table(String file) {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CSVReaderHeaderAware reader =
                new CSVReaderHeaderAware(new StringReader(String.join("\n", Replay.lines(file))))) {
            for (Map<String, String> row = reader.readMap(); row != null; row = reader.readMap()) {
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvValidationException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    /**
     * A line per call that differs, and in what; none when all are equal.
     *
     * @param channelEvents whether there were any: without them nobody can tell the way through the menus, when a colleague took a
     *     blind transfer, and who hung up on a colleague or a callee
     */
    static List<String> differences(String folder, Replay replay, boolean channelEvents) {
        Truth truth = new Truth(folder, channelEvents);
        Map<String, List<IncomingInteraction>> interactions = replay.records(IncomingInteraction.class).stream()
                .collect(Collectors.groupingBy(
                        record -> Objects.requireNonNull(record.labels().conversationId())));
        Map<String, IncomingIvrCall> ivrCalls = replay.records(IncomingIvrCall.class).stream()
                .collect(Collectors.toMap(call -> Objects.requireNonNull(call.conversationId()), call -> call));
        for (Map<String, String> call : truth.calls) {
            String id = call.get("uniqueid");
            List<IncomingInteraction> found = interactions.getOrDefault(id, List.of()).stream()
                    .sorted(Comparator.comparing(
                            record -> Objects.requireNonNull(record.labels().segment())))
                    .toList();
            truth.compare(call, found, ivrCalls.get(id));
        }
        List<String> ids =
                truth.calls.stream().map(call -> call.get("uniqueid")).toList();
        interactions.keySet().stream()
                .filter(id -> !ids.contains(id))
                .forEach(id -> truth.differences.add("too much: " + id));
        ivrCalls.keySet().stream()
                .filter(id -> !ids.contains(id))
                .forEach(id -> truth.differences.add("too much: IVR " + id));
        return truth.differences;
    }

    private void compare(Map<String, String> call, List<IncomingInteraction> found, @Nullable IncomingIvrCall ivr) {
        List<String> wrong = new ArrayList<>();
        List<Map<String, String>> expected = segments.getOrDefault(call.get("call"), List.of());
        if (call.get("outcome").equals("not answered")) {
            check(
                    wrong,
                    "status",
                    "1 unanswered",
                    found.size() + (found.stream().anyMatch(Truth::answered) ? " answered" : " unanswered"));
        } else {
            check(wrong, "segments", expected.size(), found.size());
            for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
                compare(wrong, i + 1 + ".", expected.get(i), found.get(i));
            }
        }
        if (!found.isEmpty()) {
            compareCaller(wrong, call, found);
        }
        compareIvr(wrong, call, ivr);
        if (!wrong.isEmpty()) {
            differences.add(call.get("call") + " " + call.get("scenario") + ": " + String.join("; ", wrong));
        }
    }

    private static boolean answered(IncomingInteraction record) {
        return record.ending().status() != null && record.ending().status().answered();
    }

    private void compareCaller(List<String> wrong, Map<String, String> call, List<IncomingInteraction> found) {
        boolean inbound = call.get("direction").equals("inbound");
        for (IncomingInteraction record : found) {
            check(
                    wrong,
                    "direction",
                    inbound ? Direction.INBOUND : Direction.OUTBOUND,
                    record.parties().direction());
            check(wrong, "from", call.get("caller_number"), record.parties().from());
            check(wrong, "to", call.get("called"), record.parties().to());
        }
        if (inbound && found.get(0).parties().contact() != null) {
            check(
                    wrong,
                    "name",
                    call.get("caller_name"),
                    found.get(0).parties().contact().name());
        }
        String rang = found.stream()
                .map(record -> RANG.matcher(Objects.toString(record.ending().internalComments(), ""))
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .collect(Collectors.joining("+")))
                .map(names -> names.isEmpty() ? "-" : names)
                .collect(Collectors.joining(" > "));
        if (!call.get("rang_unanswered").isEmpty()) {
            check(wrong, "rang", call.get("rang_unanswered"), rang);
        }
    }

    private void compare(List<String> wrong, String at, Map<String, String> expected, IncomingInteraction record) {
        boolean direct = expected.get("queue").isEmpty();
        check(
                wrong,
                at + "queue",
                expected.get("queue"),
                Objects.toString(record.parties().service(), ""));
        check(
                wrong,
                at + "agent",
                expected.get("agent"),
                record.parties().agent() == null ? "" : record.parties().agent().name());
        check(
                wrong,
                at + "result",
                RESULT.get(expected.get("result")),
                record.ending().status());
        Instant left = record.stamps().answeredAt() == null
                ? record.stamps().finishedAt()
                : record.stamps().answeredAt();
        boolean blindToColleague = direct && record.stamps().answeredAt() == null;
        if (channelEvents || !blindToColleague) {
            near(wrong, at + "wait", expected.get("wait"), record.stamps().queuedAt(), left);
            near(
                    wrong,
                    at + "talk",
                    expected.get("talk"),
                    record.stamps().answeredAt(),
                    record.stamps().finishedAt());
        }
        instant(wrong, at + "ended", expected.get("ended"), record.stamps().finishedAt());
        if (!expected.get("result").equals("transferred") && (channelEvents || !direct)) {
            check(
                    wrong,
                    at + "hung up",
                    expected.get("ended_by").replace("callee", "caller"),
                    hungUp(record, expected));
        }
    }

    private static String hungUp(IncomingInteraction record, Map<String, String> expected) {
        var call = Objects.requireNonNull(record.trail().call());
        if (expected.get("result").equals("key 0")) {
            return call.agentHungUpAt() == null ? "caller" : "agent";
        }
        return call.clientHungUpAt() != null ? "caller" : call.agentHungUpAt() != null ? "agent" : "system";
    }

    private void compareIvr(List<String> wrong, Map<String, String> call, @Nullable IncomingIvrCall ivr) {
        IvrOutcome outcome = IVR.get(call.get("ivr_left_by"));
        if (!channelEvents && outcome == IvrOutcome.FORWARDED) {
            return;
        }
        check(wrong, "IVR", outcome, ivr == null ? null : ivr.outcome());
        if (ivr == null || outcome == null) {
            return;
        }
        if (channelEvents) {
            check(wrong, "path", call.get("ivr_path"), String.join(" > ", ivr.path()));
            check(wrong, "menu", "ura-principal", ivr.ivr());
        }
        near(wrong, "in the IVR", call.get("ivr_seconds"), ivr.enteredAt(), ivr.leftAt());
    }

    private static void check(List<String> wrong, String what, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            wrong.add(what + " " + expected + " ≠ " + found);
        }
    }

    private static void near(
            List<String> wrong, String what, String expected, @Nullable Instant from, @Nullable Instant to) {
        double found = from == null || to == null
                ? Double.NaN
                : Duration.between(from, to).toMillis() / 1000.0;
        boolean equal = expected.isEmpty()
                ? Double.isNaN(found)
                : Math.abs(found - Double.parseDouble(expected)) <= TOLERANCE_SECONDS;
        if (!equal) {
            wrong.add(what + " " + expected + " ≠ " + found);
        }
    }

    private static void instant(List<String> wrong, String what, String expected, @Nullable Instant found) {
        Duration apart = Optional.ofNullable(found)
                .map(at -> Duration.between(Instant.parse(expected), at).abs())
                .orElse(Duration.ofDays(1));
        if (apart.toMillis() > 1000 * TOLERANCE_SECONDS) {
            wrong.add(what + " " + expected + " ≠ " + found);
        }
    }
}
