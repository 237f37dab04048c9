package io.rastro.source.asterisk;

import io.rastro.interaction.Status;
import io.rastro.ivr.IvrOutcome;
import io.rastro.source.RawEvent;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Writes queue_log, call records and channel events of calls that were never made, in the order of time, and keeps what is right. */
public final class ExchangeGenerator {

    static final List<String> QUEUES = List.of("suporte", "financeiro", "retencao");

    /** What the records of all calls must add up to; waits and talks are those of answered segments. */
    public static final class Totals {
        public final Map<Status, Integer> segments = new EnumMap<>(Status.class);
        public final Map<IvrOutcome, Integer> ivrCalls = new EnumMap<>(IvrOutcome.class);
        /** Segments by queue; what colleagues took is of none. */
        public final Map<String, Integer> queues = new TreeMap<>();

        public long waitSeconds;
        public long talkSeconds;
        /** Of the waits, those of colleagues whom an agent asked before he transferred the call. */
        public long consultationSeconds;

        /** The same of what is stored of a source: names as {@link #byName} has them, and numbers. */
        public static final String STORED = """
                with segment as (
                    select o.status, q.name as queue, i.queued_at, i.answered_at, i.finished_at
                    from interaction_key k join interaction i on i.id = k.interaction_id and i.received_at = k.received_at
                    join outcome o on o.id = i.outcome_id left join service_queue q on q.id = i.service_id
                    where k.source = :source)
                select status, count(*) from segment group by 1
                union all select queue, count(*) from segment where queue is not null group by 1
                union all select 'IVR ' || outcome, count(*) from ivr_call_key k
                    join ivr_call c on c.id = k.ivr_call_id and c.entered_at = k.entered_at where k.source = :source group by 1
                union all select 'wait', sum(extract(epoch from answered_at - queued_at)) from segment
                union all select 'talk', sum(extract(epoch from finished_at - answered_at)) from segment""";

        public Map<String, Long> byName() {
            Map<String, Long> numbers = new TreeMap<>(Map.of("wait", waitSeconds, "talk", talkSeconds));
            segments.forEach((status, count) -> numbers.put(status.name(), (long) count));
            queues.forEach((queue, count) -> numbers.put(queue, (long) count));
            ivrCalls.forEach((outcome, count) -> numbers.put("IVR " + outcome, (long) count));
            return numbers;
        }

        private void unanswered(String queue, Status status) {
            segments.merge(status, 1, Integer::sum);
            queues.merge(queue, 1, Integer::sum);
        }

        private void answered(String queue, Status status, long wait, long talk) {
            unanswered(queue, status);
            waitSeconds += wait;
            talkSeconds += talk;
        }

        private void withColleague(long wait, long talk) {
            segments.merge(Status.SERVICE_COMPLETED, 1, Integer::sum);
            consultationSeconds += wait;
            waitSeconds += wait;
            talkSeconds += talk;
        }
    }

    private record Line(Instant at, long number, String feed, String text) {}

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Comparator<Line> IN_ORDER =
            Comparator.comparing(Line::at).thenComparing(Line::number);

    private final Random random;
    private final Consumer<RawEvent> sink;
    private final Totals totals = new Totals();
    private final PriorityQueue<Line> pending = new PriorityQueue<>(IN_ORDER);
    private final Map<String, Long> places = new HashMap<>();
    private long lines;
    private int channels;

    private ExchangeGenerator(long seed, Consumer<RawEvent> sink) {
        random = new Random(seed);
        this.sink = sink;
    }

    static Totals generate(int calls, long seed, Instant begin, Consumer<RawEvent> sink) {
        ExchangeGenerator generator = new ExchangeGenerator(seed, sink);
        long start = begin.getEpochSecond();
        for (int i = 0; i < calls; i++) {
            start += generator.random.nextInt(3);
            generator.drainBefore(Instant.ofEpochSecond(start));
            generator.new Call(start).make();
        }
        generator.drainBefore(Instant.MAX);
        return generator.totals;
    }

    private void drainBefore(Instant limit) {
        while (!pending.isEmpty() && pending.peek().at().isBefore(limit)) {
            Line line = pending.remove();
            long place = places.merge(line.feed(), 1L, Long::sum);
            sink.accept(new RawEvent(line.feed(), String.valueOf(place), line.at(), line.text()));
        }
    }

    private void put(long at, String feed, String text) {
        pending.add(new Line(Instant.ofEpochSecond(at), lines++, feed, text));
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** One call from its first ring to its last hang-up. */
    private final class Call {
        private final long start;
        private final String id;
        private final String channel;
        private final String number;
        private long now;
        /** Written when the caller's channel is hung up, all of them. */
        private final List<String> records = new ArrayList<>();

        Call(long start) {
            this.start = start;
            channels++;
            id = start + "." + channels;
            channel = "PJSIP/trunk-%08x".formatted(channels);
            number = "5511" + (900000000 + random.nextInt(99999999));
            now = start;
        }

        void make() {
            event("CHAN_START", "4000", "from-trunk", "", "", "");
            now += 1;
            event("STREAM_BEGIN", "s", "ura-principal", "BackGround", "menu", "{\"sound\":\"menu\"}");
            now += between(1, 5);
            switch (random.nextInt(8)) {
                case 0 -> hangUpInMenu();
                case 1 -> serveThemselves();
                case 2 -> abandon();
                case 3 -> overflow();
                case 4 -> transferToQueue();
                case 5 -> transferToColleague();
                default -> answered();
            }
            event("HANGUP", "h", "filas", "", "", "{\"hangupcause\":16,\"hangupsource\":\"\",\"dialstatus\":\"\"}");
            event("LINKEDID_END", "h", "filas", "", "", "");
            records.forEach(record -> put(now, AsteriskSource.CDR, record));
        }

        private void hangUpInMenu() {
            totals.ivrCalls.merge(IvrOutcome.ABANDONED, 1, Integer::sum);
            event("HANGUP", "s", "ura-principal", "", "", "");
            record(start, now, "s", "ura-principal", "", "BackGround", "menu", "ANSWERED");
        }

        private void serveThemselves() {
            totals.ivrCalls.merge(IvrOutcome.RETAINED, 1, Integer::sum);
            digit("9");
            event("STREAM_BEGIN", "9", "ura-principal", "Playback", "self", "{\"sound\":\"self\"}");
            now += 4;
            event("HANGUP", "9", "ura-principal", "", "", "");
            record(start, now, "9", "ura-principal", "", "Hangup", "", "ANSWERED");
        }

        private void abandon() {
            String queue = enter(true);
            int wait = between(1, 60);
            now += wait;
            log(queue, "NONE", "ABANDON|1|1|" + wait);
            totals.unanswered(queue, Status.ABANDONED);
            record(start, now, queue, "filas", "", "Queue", queue + ",t", "ANSWERED");
        }

        private void overflow() {
            String queue = enter(true);
            now += 30;
            log(queue, "NONE", "EXITWITHTIMEOUT|1|1|30");
            totals.unanswered(queue, Status.DEQUEUED);
            complete(enter(false), start);
        }

        private void transferToQueue() {
            String queue = enter(true);
            int wait = connect(queue);
            int talk = between(5, 300);
            now += talk;
            log(queue, agent, "BLINDTRANSFER|300|transferencias|%d|%d|1".formatted(wait, talk));
            totals.answered(queue, Status.SERVICE_TRANSFERRED, wait, talk);
            record(start, now, "300", "transferencias", agentChannel, "Queue", queue + ",t", "ANSWERED");
            complete(enter(false), now);
        }

        private void transferToColleague() {
            String queue = enter(true);
            int wait = connect(queue);
            int talk = between(20, 300);
            now += talk;
            log(queue, agent, "ATTENDEDTRANSFER|BRIDGE|bridge-%s|%d|%d|1".formatted(id, wait, talk));
            totals.answered(queue, Status.SERVICE_TRANSFERRED, wait, talk);
            record(start, now, queue, "filas", agentChannel, "Queue", queue + ",t", "ANSWERED");
            long transferred = now;
            String colleague = "PJSIP/%d-%08x".formatted(between(101, 140), ++channels);
            put(
                    now - 5,
                    AsteriskSource.CEL,
                    cel("ANSWER", now - 5, start + "." + channels, colleague, "", "ramais", "AppDial", "", "", ""));
            event("BRIDGE_ENTER", queue, "filas", "Queue", queue, "", colleague);
            now += between(5, 200);
            put(
                    now,
                    AsteriskSource.CEL,
                    cel("BRIDGE_EXIT", now, start + "." + channels, colleague, "", "ramais", "", "", channel, ""));
            put(
                    now,
                    AsteriskSource.CEL,
                    cel("HANGUP", now, start + "." + channels, colleague, "", "ramais", "", "", "", "{}"));
            totals.withColleague(5, now - transferred);
            record(transferred, now, queue, "filas", colleague, "Queue", queue + ",t", "ANSWERED");
        }

        private void answered() {
            complete(enter(true), start);
        }

        private String agent = "";
        private String agentChannel = "";

        private String enter(boolean fromMenu) {
            if (fromMenu) {
                totals.ivrCalls.merge(IvrOutcome.FORWARDED, 1, Integer::sum);
                digit("1");
            }
            String queue = QUEUES.get(random.nextInt(QUEUES.size()));
            event("STREAM_BEGIN", queue, "filas", "Queue", queue + ",t", "{\"class\":\"default\"}");
            log(queue, "NONE", "ENTERQUEUE||" + number + "|1");
            return queue;
        }

        private int connect(String queue) {
            int wait = between(0, 40);
            now += wait;
            int seat = between(101, 140);
            agent = "Agente " + seat;
            agentChannel = "PJSIP/%d-%08x".formatted(seat, ++channels);
            String agentId = now + "." + channels;
            log(queue, agent, "CONNECT|%d|%s|%d".formatted(wait, agentId, wait));
            put(
                    now,
                    AsteriskSource.CEL,
                    cel("CHAN_START", now, agentId, agentChannel, "", "from-queue", "AppQueue", "", "", ""));
            event("BRIDGE_ENTER", queue, "filas", "Queue", queue + ",t", "", agentChannel);
            return wait;
        }

        private void complete(String queue, long recordStart) {
            int wait = connect(queue);
            int talk = between(1, 600);
            now += talk;
            log(
                    queue,
                    agent,
                    (random.nextBoolean() ? "COMPLETEAGENT" : "COMPLETECALLER") + "|%d|%d|1".formatted(wait, talk));
            totals.answered(queue, Status.SERVICE_COMPLETED, wait, talk);
            record(recordStart, now, queue, "filas", agentChannel, "Queue", queue + ",t", "ANSWERED");
        }

        private void digit(String digit) {
            event(
                    "DTMF",
                    "s",
                    "ura-principal",
                    "BackGround",
                    "menu",
                    "{\"digit\":\"" + digit + "\",\"duration_ms\":150}");
        }

        private void log(String queue, String member, String rest) {
            put(now, AsteriskSource.QUEUE_LOG, now + "|" + id + "|" + queue + "|" + member + "|" + rest);
        }

        private void event(String type, String exten, String context, String application, String data, String extra) {
            event(type, exten, context, application, data, extra, "");
        }

        private void event(
                String type, String exten, String context, String application, String data, String extra, String peer) {
            put(now, AsteriskSource.CEL, cel(type, now, id, channel, exten, context, application, data, peer, extra));
        }

        private String cel(
                String type,
                long at,
                String uniqueId,
                String name,
                String exten,
                String context,
                String application,
                String data,
                String peer,
                String extra) {
            return quoted(
                    type,
                    at + ".000000",
                    "",
                    number,
                    "",
                    "",
                    "",
                    exten,
                    context,
                    name,
                    application,
                    data,
                    "3",
                    "",
                    uniqueId,
                    id,
                    peer,
                    "",
                    "",
                    extra);
        }

        private void record(
                long from,
                long to,
                String dst,
                String context,
                String other,
                String application,
                String data,
                String disposition) {
            String length = String.valueOf(to - from);
            records.add(quoted(
                    "",
                    number,
                    dst,
                    context,
                    "\"\" <" + number + ">",
                    channel,
                    other,
                    application,
                    data,
                    stamp(from),
                    stamp(from),
                    stamp(to),
                    length,
                    length,
                    disposition,
                    "DOCUMENTATION",
                    id,
                    "4000",
                    "",
                    id,
                    "1"));
        }

        private static String stamp(long at) {
            return STAMP.format(LocalDateTime.ofEpochSecond(at, 0, ZoneOffset.UTC));
        }

        private static String quoted(String... cells) {
            StringBuilder line = new StringBuilder();
            for (String cell : cells) {
                line.append(line.isEmpty() ? "\"" : ",\"")
                        .append(cell.replace("\"", "\"\""))
                        .append('"');
            }
            return line.toString();
        }
    }
}
