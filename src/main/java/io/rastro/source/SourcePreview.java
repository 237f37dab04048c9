package io.rastro.source;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Assembler.Reading;
import io.rastro.source.Feed.Tail;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a source would bring in, found out without storing anything. */
@Component
public class SourcePreview {

    private static final int SHOWN_RECORDS = 20;
    /** Of each feed, its last. */
    private static final int TAIL_EVENTS = 20_000;

    private static final Duration NEVER = Duration.ofDays(3_650);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Clock clock;

    SourcePreview(Clock clock) {
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param failure a key below {@code source.failure}; null: everything could be reached
     * @param read events by feed
     * @param endOnly whether older events were left out; conversations that may have begun among them are, too
     * @param records the last ones, newest first
     * @param missing keys below {@code source.missing}
     * @param proposals for settings of that name
     */
    public record Answer(
            @Nullable String failure,
            @Nullable String failureAbout,
            Map<String, Integer> read,
            boolean endOnly,
            List<PreviewRecord> records,
            List<String> missing,
            Map<String, SettingMap> proposals) {}

    /**
     * A record as it would be stored.
     *
     * @param facts its fields that are told, by name
     */
    public record PreviewRecord(String kindKey, Instant at, Map<String, Object> facts) {}

    Answer of(SourceType type, Map<String, String> settings, @Nullable Instant startsAt) {
        Tails tails = new Tails();
        try {
            type.check(settings);
            Assembler assembler = new GuardedAssembler(type.assembler(settings), type.key());
            OpenGroups groups = new OpenGroups(type.grace(settings), NEVER);
            for (Feed feed : type.feeds(settings)) {
                tails.add(feed);
            }
            List<RawEvent> events = tails.inOrder();
            for (RawEvent event : events) {
                Reading reading = assembler.read(event);
                if (reading instanceof Reading.Member member) {
                    groups.add(event, member, clock.instant());
                } else if (reading instanceof Reading.Restart restart) {
                    groups.restart(event, restart.at(), clock.instant());
                }
            }
            Map<String, SettingMap> proposals = new LinkedHashMap<>();
            type.proposals(events, settings).forEach((name, ours) -> proposals.put(name, new SettingMap(ours)));
            return answer(assembler, groups, tails, startsAt, proposals);
        } catch (IOException away) {
            String[] failure = FailureText.of(away).split(" ", 2);
            return new Answer(failure[0], failure[1], tails.read, false, List.of(), List.of(), Map.of());
        }
    }

    /** The last events of each feed. */
    private static final class Tails {
        final Map<String, Integer> read = new LinkedHashMap<>();
        private final List<RawEvent> events = new ArrayList<>();
        /** Of the feeds that were not read whole, when the first event read of the last of them happened. */
        private Instant knownFrom = Instant.MIN;

        void add(Feed feed) throws IOException {
            Tail tail = feed.tail(TAIL_EVENTS);
            List<RawEvent> plausible =
                    tail.events().stream().filter(SourceIntake::isPlausible).toList();
            read.put(feed.name(), tail.events().size());
            events.addAll(plausible);
            if (!tail.whole() && !plausible.isEmpty()) {
                Instant first = plausible.get(0).at();
                knownFrom = first.isAfter(knownFrom) ? first : knownFrom;
            }
        }

        List<RawEvent> inOrder() {
            return events.stream().sorted(Comparator.comparing(RawEvent::at)).toList();
        }

        boolean endOnly() {
            return knownFrom.isAfter(Instant.MIN);
        }

        /** An older one may lack what was not read. */
        boolean isWhole(EventGroup group) {
            return group.facts().firstAt().isAfter(knownFrom);
        }
    }

    private static Answer answer(
            Assembler assembler,
            OpenGroups groups,
            Tails tails,
            @Nullable Instant startsAt,
            Map<String, SettingMap> proposals) {
        List<IncomingRecord> records = new ArrayList<>();
        TreeSet<String> missing = new TreeSet<>();
        for (EventGroup group : groups.all()) {
            if (tails.isWhole(group)
                    && (startsAt == null || !group.facts().firstAt().isBefore(startsAt))) {
                var assembly = assembler.assemble(group.told(), group.facts().ended() ? Finish.ENDED : Finish.PREVIEW);
                records.addAll(assembly.records());
                missing.addAll(assembly.missing());
            }
        }
        List<PreviewRecord> last = records.stream()
                .sorted(Comparator.comparing(IncomingRecord::at).reversed())
                .limit(SHOWN_RECORDS)
                .map(SourcePreview::shown)
                .toList();
        return new Answer(null, null, tails.read, tails.endOnly(), last, List.copyOf(missing), proposals);
    }

    private static PreviewRecord shown(IncomingRecord record) {
        Map<String, Object> facts = new LinkedHashMap<>();
        flatten("", JSON.convertValue(record, Map.class), facts);
        facts.remove("until");
        return new PreviewRecord(record.kind().messageKey(), record.at(), facts);
    }

    /** What is told, each by the way to it; of what happened, its kinds alone. */
    private static void flatten(String before, Map<?, ?> told, Map<String, Object> facts) {
        told.forEach((name, value) -> {
            if (value instanceof Map<?, ?> part) {
                flatten(before + name + ".", part, facts);
            } else if (value instanceof List<?> list && !list.isEmpty()) {
                facts.put(
                        before + name, list.stream().map(SourcePreview::inBrief).collect(Collectors.joining(", ")));
            } else if (value != null && !(value instanceof List<?>)) {
                facts.put(before + name, value);
            }
        });
    }

    private static String inBrief(Object item) {
        Object kind = item instanceof Map<?, ?> part ? part.get("type") : null;
        return String.valueOf(kind == null ? item : kind);
    }
}
