package io.rastro.source.asterisk;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.source.Assembler;
import io.rastro.source.Assembler.Assembly;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Assembler.LeftOver;
import io.rastro.source.Assembler.Reading;
import io.rastro.source.Difference;
import io.rastro.source.RawEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Events grouped by their keys and put together, as whoever follows the files does, without a database. */
public final class Replay {

    private static final Path FILES = Path.of("src/test/resources/asterisk");

    private final Assembler assembler;
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, Integer> buckets = new TreeMap<>();
    private final List<Assembly> assemblies = new ArrayList<>();
    private int events;
    private int accounted;

    private static final class Group {
        final List<RawEvent> events = new ArrayList<>();
        final Set<String> keys = new LinkedHashSet<>();
        boolean ended;
    }

    private Replay(Assembler assembler) {
        this.assembler = assembler;
    }

    static List<String> lines(String file) {
        try {
            return Files.readAllLines(FILES.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<RawEvent> events(String feed, List<String> lines, Exchange exchange) {
        List<RawEvent> events = new ArrayList<>();
        Instant at = Instant.EPOCH;
        for (int i = 0; i < lines.size(); i++) {
            at = AsteriskSource.happened(feed, lines.get(i), exchange).orElse(at);
            events.add(new RawEvent(feed, String.valueOf(i + 1), at, lines.get(i)));
        }
        return events;
    }

    public static Replay of(List<RawEvent> events, Assembler assembler) {
        Replay replay = new Replay(assembler);
        events.stream().sorted(Comparator.comparing(RawEvent::at)).forEach(replay::take);
        replay.finish();
        return replay;
    }

    public List<IncomingRecord> records() {
        return assemblies.stream()
                .flatMap(assembly -> assembly.records().stream())
                .toList();
    }

    <R extends IncomingRecord> List<R> records(Class<R> kind) {
        return records().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Difference> differences() {
        return assemblies.stream()
                .flatMap(assembly -> assembly.differences().stream())
                .toList();
    }

    Stream<String> missing() {
        return assemblies.stream().flatMap(assembly -> assembly.missing().stream());
    }

    Map<String, Integer> buckets() {
        return buckets;
    }

    int events() {
        return events;
    }

    /** In a record, in a bucket, or a restart that was heeded. */
    public int accounted() {
        return accounted;
    }

    private void take(RawEvent event) {
        events++;
        Reading reading = assembler.read(event);
        if (reading instanceof Reading.Member member) {
            join(event, member);
        } else if (reading instanceof Reading.Apart apart) {
            buckets.merge(apart.bucket(), 1, Integer::sum);
            accounted++;
        } else {
            restart(event);
        }
    }

    private void join(RawEvent event, Reading.Member member) {
        Set<Group> met = new LinkedHashSet<>();
        member.keys().forEach(key -> {
            if (groups.containsKey(key)) {
                met.add(groups.get(key));
            }
        });
        Group group = met.stream()
                .max(Comparator.comparingInt(one -> one.events.size()))
                .orElseGet(Group::new);
        met.stream().filter(other -> other != group).forEach(other -> {
            group.events.addAll(other.events);
            group.keys.addAll(other.keys);
            group.ended |= other.ended;
        });
        group.events.add(event);
        group.keys.addAll(member.keys());
        group.ended |= member.ends();
        (met.size() > 1 ? group.keys : member.keys()).forEach(key -> groups.put(key, group));
    }

    private void restart(RawEvent event) {
        accounted++;
        for (Group group : new LinkedHashSet<>(groups.values())) {
            if (!group.ended) {
                group.events.add(event);
            }
            put(group, group.ended ? Finish.ENDED : Finish.RESTARTED);
            accounted -= group.ended ? 0 : 1;
        }
        groups.clear();
    }

    private void finish() {
        new LinkedHashSet<>(groups.values())
                .forEach(group -> put(group, group.ended ? Finish.ENDED : Finish.TIMED_OUT));
        groups.clear();
    }

    private void put(Group group, Finish finish) {
        Assembly assembly = assembler.assemble(List.copyOf(group.events), finish);
        assemblies.add(assembly);
        accounted += group.events.size();
        if (assembly.records().isEmpty()) {
            accounted -= group.events.size() - assembly.leftOver().size();
        }
        assembly.leftOver().stream().map(LeftOver::bucket).forEach(bucket -> buckets.merge(bucket, 1, Integer::sum));
    }
}
