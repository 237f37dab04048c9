package io.rastro.source.asterisk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One call record (CDR): what one channel did with one other, or alone. Texts are empty where the record has none.
 *
 * @param answered when the channel was first answered, by whatever answered it; null when it was not
 * @param talkSeconds between answer and end
 */
record CallDetail(
        String source,
        String name,
        String destination,
        String context,
        String channel,
        String otherChannel,
        String application,
        String applicationData,
        Instant start,
        @Nullable Instant answered,
        Instant end,
        long talkSeconds,
        String disposition,
        String uniqueId,
        String linkedId,
        String dialledIn,
        String recording) {

    private static final List<String> SHORTEST = Columns.of("accountcode,src,dst,dcontext,clid,channel,dstchannel,"
                    + "lastapp,lastdata,start,answer,end,duration,billsec,disposition,amaflags")
            .names();
    private static final List<String> NEWER = List.of("peeraccount", "linkedid", "sequence");
    private static final Map<Integer, Columns> MASTER = new ConcurrentHashMap<>();
    private static final Pattern SECONDS = Pattern.compile("\\d{1,8}");
    private static final Pattern CALLER_ID = Pattern.compile("\"?([^\"<]*)\"?\\s*(?:<([^>]*)>)?");

    /** @param columns as the file has them; null: those of Master.csv, as many as the line is wide */
    static Optional<CallDetail> read(String line, @Nullable Columns columns, ZoneId zone) {
        return CsvLine.split(line)
                .flatMap(cells -> cells.under(columns == null ? master(cells) : columns))
                .flatMap(cells -> read(cells, zone));
    }

    private static Columns master(CsvLine cells) {
        int width = Math.min(cells.width(), SHORTEST.size() + NEWER.size() + 3);
        boolean newer = width >= SHORTEST.size() + NEWER.size();
        int own = width - SHORTEST.size() - (newer ? NEWER.size() : 0);
        boolean uniqueId = own == 2 || (own == 1 && AsteriskStamp.isUniqueId(cells.text(SHORTEST.size())));
        return MASTER.computeIfAbsent(width * 2 + (uniqueId ? 1 : 0), key -> master(own, uniqueId, newer));
    }

    private static Columns master(int own, boolean uniqueId, boolean newer) {
        List<String> columns = new ArrayList<>(SHORTEST);
        if (uniqueId) {
            columns.add("uniqueid");
        }
        if (columns.size() < SHORTEST.size() + own) {
            columns.add("userfield");
        }
        columns.addAll(newer ? NEWER : List.of());
        return Columns.of(columns);
    }

    private static Optional<CallDetail> read(CsvLine cells, ZoneId told) {
        String begun = cells.text("start", "calldate");
        String uniqueId = cells.text("uniqueid");
        ZoneId zone = AsteriskStamp.zoneOf(begun, uniqueId, told);
        Instant start = AsteriskStamp.read(begun, zone).orElse(null);
        if (start == null || cells.text("channel").isEmpty()) {
            return Optional.empty();
        }
        Instant end = AsteriskStamp.read(cells.text("end"), zone)
                .orElseGet(() -> start.plusSeconds(seconds(cells.text("duration"))));
        Matcher caller = CALLER_ID.matcher(cells.text("clid"));
        boolean callerKnown = caller.matches();
        String source = cells.text("src", "cnum");
        return Optional.of(new CallDetail(
                source.isEmpty() && callerKnown && caller.group(2) != null ? caller.group(2) : source,
                cells.text("cnam").isEmpty() && callerKnown ? caller.group(1).strip() : cells.text("cnam"),
                cells.text("dst"),
                cells.text("dcontext"),
                cells.text("channel"),
                cells.text("dstchannel"),
                cells.text("lastapp"),
                cells.text("lastdata"),
                start,
                AsteriskStamp.read(cells.text("answer"), zone).orElse(null),
                end,
                seconds(cells.text("billsec")),
                cells.text("disposition"),
                uniqueId,
                cells.text("linkedid"),
                cells.text("did"),
                cells.text("recordingfile", "mixmonitor_filename")));
    }

    private static long seconds(String text) {
        return SECONDS.matcher(text).matches() ? Long.parseLong(text) : 0;
    }

    /** Nearer than the stamp of the answer, which is cut to the second as is the end. */
    Instant talkBegan() {
        return end.minusSeconds(talkSeconds);
    }

    boolean answeredByDisposition() {
        return disposition.equals("ANSWERED");
    }

    /** The leg that the exchange made itself, to ring somebody. */
    boolean ofRungLeg() {
        return applicationData.equals("(Outgoing Line)") || application.isEmpty();
    }

    /** The queue, where the record's application is one. */
    Optional<String> queue() {
        return Stream.of(applicationData.split(",", 2)[0])
                .filter(name -> application.equals("Queue") && !name.isBlank())
                .findFirst();
    }

    CallDetail withUniqueId(String id) {
        return new CallDetail(
                source,
                name,
                destination,
                context,
                channel,
                otherChannel,
                application,
                applicationData,
                start,
                answered,
                end,
                talkSeconds,
                disposition,
                id,
                linkedId,
                dialledIn,
                recording);
    }
}
