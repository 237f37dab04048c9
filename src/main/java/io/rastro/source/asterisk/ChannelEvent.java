package io.rastro.source.asterisk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One channel event (CEL). Texts are empty where the event has none. */
record ChannelEvent(
        String type,
        Instant at,
        String name,
        String number,
        String exten,
        String context,
        String channel,
        String application,
        String applicationData,
        String uniqueId,
        String linkedId,
        String peer,
        String extra) {

    /** As Asterisk's sample of cel_custom.conf has them. */
    private static final Columns SAMPLE = Columns.of("eventtype,eventtime,cid_name,cid_num,cid_ani,cid_rdnis,cid_dnid,"
            + "exten,context,channame,appname,appdata,amaflags,accountcode,uniqueid,linkedid,peer,userfield,"
            + "userdeftype,eventextra");

    private static final Pattern DIGIT = Pattern.compile("\"digit\"\\s*:\\s*\"(.)\"");

    private static final Pattern HANG_UP_SOURCE = Pattern.compile("\"hangupsource\"\\s*:\\s*\"[^\"]");

    /** They end what began where the channel was before; it may be elsewhere by now. */
    private static final Set<String> ENDS = Set.of("STREAM_END", "APP_END", "BRIDGE_EXIT");

    static Optional<ChannelEvent> read(String line, @Nullable Columns columns, ZoneId zone) {
        return CsvLine.split(line)
                .flatMap(cells -> CsvLine.of(cells, columns == null ? SAMPLE : columns))
                .flatMap(cells -> read(cells, zone));
    }

    private static Optional<ChannelEvent> read(CsvLine cells, ZoneId zone) {
        Optional<Instant> at = AsteriskStamp.read(cells.text("eventtime"), zone);
        String uniqueId = cells.text("uniqueid");
        if (at.isEmpty() || AsteriskStamp.madeAt(uniqueId).isEmpty()) {
            return Optional.empty();
        }
        return at.map(instant -> new ChannelEvent(
                cells.text("eventtype"),
                instant,
                cells.text("cid_name"),
                cells.text("cid_num"),
                cells.text("exten"),
                cells.text("context"),
                cells.text("channame"),
                cells.text("appname"),
                cells.text("appdata"),
                uniqueId,
                cells.text("linkedid"),
                cells.text("peer"),
                cells.text("eventextra", "extra")));
    }

    boolean is(String eventType) {
        return type.equals(eventType);
    }

    /** Whether the channel stands where the event says. */
    boolean tellsPosition() {
        return !ENDS.contains(type) && !is("DTMF");
    }

    /** Of an event DTMF; else empty. */
    String digit() {
        Matcher digit = DIGIT.matcher(extra);
        return is("DTMF") && digit.find() ? digit.group(1) : "";
    }

    /** Whether the exchange names what hung this channel up. */
    boolean tellsWhoHungUp() {
        return HANG_UP_SOURCE.matcher(extra).find();
    }

    /** The application and its data tell the queue it waits in. */
    boolean inQueue() {
        return application.equals("Queue");
    }
}
