package io.rastro.source.asterisk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One channel event (CEL). Texts are empty where the event has none. */
final class ChannelEvent {

    /** As Asterisk's sample of cel_custom.conf has them. */
    private static final Columns SAMPLE = Columns.of("eventtype,eventtime,cid_name,cid_num,cid_ani,cid_rdnis,cid_dnid,"
            + "exten,context,channame,appname,appdata,amaflags,accountcode,uniqueid,linkedid,peer,userfield,"
            + "userdeftype,eventextra");

    private static final Pattern DIGIT = Pattern.compile("\"digit\"\\s*:\\s*\"(.)\"");

    private static final Pattern HANG_UP_SOURCE = Pattern.compile("\"hangupsource\"\\s*:\\s*\"[^\"]");

    /** They end what began where the channel was before; it may be elsewhere by now. */
    private static final Set<String> ENDS = Set.of("STREAM_END", "APP_END", "BRIDGE_EXIT");

    private final CsvLine cells;
    private final Instant at;

    private ChannelEvent(CsvLine cells, Instant at) {
        this.cells = cells;
        this.at = at;
    }

    static Optional<ChannelEvent> read(String line, @Nullable Columns columns, ZoneId zone) {
        return CsvLine.split(line)
                .flatMap(cells -> cells.under(columns == null ? SAMPLE : columns))
                .filter(cells -> AsteriskStamp.isUniqueId(cells.text("uniqueid")))
                .flatMap(cells ->
                        AsteriskStamp.read(cells.text("eventtime"), zone).map(at -> new ChannelEvent(cells, at)));
    }

    Instant at() {
        return at;
    }

    String type() {
        return cells.text("eventtype");
    }

    String name() {
        return cells.text("cid_name");
    }

    String number() {
        return cells.text("cid_num");
    }

    String exten() {
        return cells.text("exten");
    }

    String context() {
        return cells.text("context");
    }

    String channel() {
        return cells.text("channame");
    }

    String application() {
        return cells.text("appname");
    }

    String applicationData() {
        return cells.text("appdata");
    }

    String uniqueId() {
        return cells.text("uniqueid");
    }

    String linkedId() {
        return cells.text("linkedid");
    }

    String peer() {
        return cells.text("peer");
    }

    String extra() {
        return cells.text("eventextra", "extra");
    }

    boolean is(String eventType) {
        return type().equals(eventType);
    }

    /** Whether the channel stands where the event says. */
    boolean tellsPosition() {
        return !ENDS.contains(type()) && !is("DTMF");
    }

    /** Of an event DTMF; else empty. */
    String digit() {
        Matcher digit = DIGIT.matcher(extra());
        return is("DTMF") && digit.find() ? digit.group(1) : "";
    }

    /** Whether the exchange names what hung this channel up. */
    boolean tellsWhoHungUp() {
        return HANG_UP_SOURCE.matcher(extra()).find();
    }

    /** The application and its data tell the queue it waits in. */
    boolean inQueue() {
        return application().equals("Queue");
    }
}
