package io.rastro.source.asterisk;

import io.rastro.source.Assembler;
import io.rastro.source.Feed;
import io.rastro.source.NothingTold;
import io.rastro.source.RawEvent;
import io.rastro.source.RecordSplitter;
import io.rastro.source.SourceSetting;
import io.rastro.source.SourceSetting.Kind;
import io.rastro.source.SourceType;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asterisk 11 and later, and what is built on it, by the files it writes. Any one of them gives what it holds. */
public final class AsteriskSource implements SourceType {

    static final String QUEUE_LOG = "queueLog";
    static final String CDR = "cdr";
    static final String CEL = "cel";
    static final String MEMBERS = "members";

    /** Contexts that are menus in most dialplans. */
    static final String USUAL_MENUS = "ivr*, ura*, menu*";

    private static final List<String> FILES = List.of(QUEUE_LOG, CDR, CEL);

    private final LineFeed lineFeed;

    public AsteriskSource(LineFeed lineFeed) {
        this.lineFeed = lineFeed;
    }

    /** Makes a feed of that name from the lines of a file, each with the instant it tells, null where it tells none. */
    @FunctionalInterface
    public interface LineFeed {
        Feed follow(String name, Path file, RecordSplitter splitter, Function<String, @Nullable Instant> happened);
    }

    @Override
    public String key() {
        return "asterisk";
    }

    @Override
    public List<SourceSetting> settings() {
        return List.of(
                new SourceSetting(QUEUE_LOG, Kind.FILE, false, "/var/log/asterisk/queue_log"),
                new SourceSetting(CDR, Kind.FILE, false, "/var/log/asterisk/cdr-csv/Master.csv"),
                new SourceSetting(CEL, Kind.FILE, false, "/var/log/asterisk/cel-custom/Master.csv"),
                new SourceSetting("zone", Kind.ZONE, true, "America/Sao_Paulo"),
                new SourceSetting(MEMBERS, Kind.MAP, false, "Local/101@from-queue/n = Ana Prado"),
                new SourceSetting("services", Kind.MAP, false, "6001 = Suporte"),
                new SourceSetting("ivrContexts", Kind.TEXT, false, USUAL_MENUS),
                new SourceSetting("trunkContexts", Kind.TEXT, false, "from-trunk*, from-pstn*"),
                new SourceSetting("cdrColumns", Kind.TEXT, false, "clid, src, dst, dcontext, channel, …"),
                new SourceSetting("celColumns", Kind.TEXT, false, "eventtype, eventtime, cid_name, …"));
    }

    @Override
    public List<Feed> feeds(Map<String, String> settings) {
        Exchange exchange = Exchange.of(settings);
        return told(settings)
                .map(name -> lineFeed.follow(
                        name,
                        Path.of(text(settings, name)),
                        name.equals(QUEUE_LOG) ? RecordSplitter.LINES : RecordSplitter.QUOTED,
                        line -> happened(name, line, exchange).orElse(null)))
                .toList();
    }

    /** When a line was written, as far as it tells: a call record's end. */
    static Optional<Instant> happened(String feed, String line, Exchange exchange) {
        return switch (feed) {
            case QUEUE_LOG -> QueueLogLine.read(line, exchange.zone()).map(QueueLogLine::at);
            case CDR ->
                CallDetail.read(line, exchange.cdrColumns(), exchange.zone()).map(CallDetail::end);
            case CEL ->
                ChannelEvent.read(line, exchange.celColumns(), exchange.zone()).map(ChannelEvent::at);
            default -> Optional.empty();
        };
    }

    private static Stream<String> told(Map<String, String> settings) {
        return FILES.stream().filter(name -> !text(settings, name).isEmpty());
    }

    private static String text(Map<String, String> settings, String name) {
        return settings.getOrDefault(name, "").strip();
    }

    @Override
    public Assembler assembler(Map<String, String> settings) {
        return new AsteriskAssembler(Exchange.of(settings));
    }

    /** Its files may have been told of two sources. */
    @Override
    public boolean joinsSources() {
        return true;
    }

    /** Who answered at which extension: log-ins and transfers to colleagues tell only that. */
    @Override
    public Map<String, Map<String, String>> proposals(List<RawEvent> events, Map<String, String> settings) {
        Exchange exchange = Exchange.of(settings);
        Map<String, String> members = new TreeMap<>(MemberNames.learn(events, exchange));
        members.keySet().removeAll(exchange.members().keySet());
        return members.isEmpty() ? Map.of() : Map.of(MEMBERS, members);
    }

    @Override
    public void check(Map<String, String> settings) throws IOException {
        if (told(settings).findAny().isEmpty()) {
            throw new NothingTold(QUEUE_LOG);
        }
        for (String name : told(settings).toList()) {
            Path file = Path.of(text(settings, name));
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            if (Files.isDirectory(file) || !Files.isReadable(file)) {
                throw new AccessDeniedException(file.toString());
            }
        }
    }
}
