package io.rastro.source;

import io.rastro.ingestion.IncomingIvrCall;
import io.rastro.ivr.IvrOutcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An exchange that is simple enough for tests: a log of calls ({@code epoch|id|START}, {@code MENU|n}, {@code END}, after which {@code START} opens it again) and one
 * of transfers, each of which says that two ids are of one call ({@code epoch|id|SAME|other id}). Of calls whose id begins
 * with "early" it tells what is known before they end; with "defect" it fails.
 */
final class CallLogs implements SourceType {

    static final String CALLS = "calls";
    static final String LINKS = "links";

    private final Path directory;
    private final Clock clock;
    private final UnaryOperator<Feed> around;

    /** @param around what comes between the portal and each feed */
    CallLogs(Path directory, Clock clock, UnaryOperator<Feed> around) {
        this.directory = directory;
        this.clock = clock;
        this.around = around;
    }

    @Override
    public String key() {
        return "call-logs";
    }

    @Override
    public List<SourceSetting> settings() {
        return List.of();
    }

    @Override
    public List<Feed> feeds(Map<String, String> settings) {
        return List.of(around.apply(feed(CALLS)), around.apply(feed(LINKS)));
    }

    private Feed feed(String name) {
        return new FollowedFile(name, directory.resolve(name), RecordSplitter.LINES, CallLogs::stamp, clock);
    }

    private static @Nullable Instant stamp(String line) {
        String first = line.substring(0, Math.max(line.indexOf('|'), 0));
        return first.matches("\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(first)) : null;
    }

    @Override
    public Assembler assembler(Map<String, String> settings) {
        return new CallAssembler();
    }

    @Override
    public Duration silence(Map<String, String> settings) {
        return Duration.ofHours(4);
    }

    @Override
    public void check(Map<String, String> settings) {}

    private static final class CallAssembler implements Assembler {

        @Override
        public Reading read(RawEvent event) {
            String[] parts = event.text().split("\\|");
            if (parts.length < 3) {
                return new Reading.Apart("unreadable");
            }
            return switch (parts[2]) {
                case "BOOT" -> new Reading.Restart(event.at());
                case "NOTE" -> new Reading.Apart("ignored");
                case "SAME" -> new Reading.Member(Set.of(parts[1], parts[3]), false);
                default -> new Reading.Member(Set.of(parts[1]), parts[2].equals("END"), parts[2].equals("START"));
            };
        }

        @Override
        public Assembly assemble(List<RawEvent> events, Finish finish) {
            if (events.get(0).text().contains("|defect")) {
                throw new IllegalStateException("An assembler may have a defect");
            }
            List<RawEvent> calls =
                    events.stream().filter(event -> event.feed().equals(CALLS)).toList();
            if (calls.isEmpty()
                    || finish == Finish.PREVIEW && !calls.get(0).text().contains("|early")) {
                return new Assembly(List.of(), List.of(), Set.of());
            }
            List<String> path = new ArrayList<>();
            List<LeftOver> leftOver = new ArrayList<>();
            for (RawEvent event : calls) {
                String[] parts = event.text().split("\\|");
                if (parts[2].equals("MENU")) {
                    path.add(parts[3]);
                } else if (parts[2].equals("ODD")) {
                    leftOver.add(new LeftOver(event, "odd"));
                }
            }
            path.add(finish.name());
            String[] first = calls.get(0).text().split("\\|");
            IncomingIvrCall call = new IncomingIvrCall(
                    first[1],
                    "Menu",
                    calls.get(0).at(),
                    calls.get(calls.size() - 1).at(),
                    path,
                    first[1].startsWith("bad") ? IvrOutcome.FORWARDED : IvrOutcome.RETAINED,
                    null,
                    null);
            return new Assembly(List.of(call), leftOver, Set.of());
        }
    }
}
