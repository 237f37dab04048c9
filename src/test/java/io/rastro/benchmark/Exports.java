package io.rastro.benchmark;

import io.rastro.benchmark.BenchmarkResults.Table;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * CSV of voice, of three sizes and for both readers, each round interleaved with what PostgreSQL needs for the same rows.
 */
final class Exports {

    private static final LocalDate END = LocalDate.of(2026, 1, 1);

    private static final String RAW = """
            select i.received_at, i.protocol, i.service_id, i.agent_id, i.origin, i.direction, i.to_address, c.name, i.from_address,
            i.answered_at, i.first_response_seconds, i.response_seconds, i.outcome_id, c.external_id, i.internal_comments,
            c.document_plain, i.finished_at, i.first_message_at, i.last_reply, i.external_protocol, q.jitter_ms,
            q.packet_loss_percent, q.voice_server, q.dialled_number, q.external_channel, q.internal_channel,
            q.client_hung_up_at, q.agent_hung_up_at, i.tag_ids""";

    private final Visitor visitor;
    private final BarePostgres database;
    private final Portal portal;
    private final BenchmarkResults results;
    private final int repetitions;
    private final CpuTime cpu;

    Exports(Visitor visitor, BarePostgres database, Portal portal, BenchmarkResults results, int repetitions)
            throws SQLException {
        this.visitor = visitor;
        this.database = database;
        this.portal = portal;
        this.results = results;
        this.repetitions = repetitions;
        this.cpu = new CpuTime(portal.process(), database);
    }

    void measure() throws Exception {
        Table table = results.table(
                "CSV",
                "rows",
                "HTTP s",
                "MB",
                "rows/s",
                database.client() + " formatted s",
                database.client() + " raw s",
                "÷ formatted",
                "÷ raw",
                "for spreadsheets ÷ raw",
                "CPU s",
                "CPU of raw s",
                "CPU ÷ CPU of raw",
                "first byte ms",
                "heap after MB");
        Map<Long, Double> heaps = new LinkedHashMap<>();
        Map<Long, Double> formatted = new LinkedHashMap<>();
        Map<Long, Double> raw = new LinkedHashMap<>();
        Map<Long, Double> cpuRatio = new LinkedHashMap<>();
        Timing firstBytes = new Timing();
        for (long requested : new long[] {100_000, 1_000_000, Long.MAX_VALUE}) {
            LocalDate from = firstDay(database, requested);
            String condition = condition(from);
            long rows = database.number("select count(*) from interaction i where " + condition);
            Round round = new Round(from, condition);
            int times = requested == Long.MAX_VALUE ? 1 : repetitions;
            for (int turn = 0; turn < times; turn++) {
                round.run();
            }
            double http = round.http.median();
            heaps.put(requested, portal.liveMegabytes());
            formatted.put(requested, http / round.formatted.median());
            raw.put(requested, http / round.raw.median());
            cpuRatio.put(requested, round.cpu.median() / round.rawCpu.median());
            firstBytes.add(round.firstByte.longest());
            table.row(
                    rows,
                    http / 1000,
                    round.bytes / 1e6,
                    rows / (http / 1000),
                    round.formatted.median() / 1000,
                    round.raw.median() / 1000,
                    formatted.get(requested),
                    raw.get(requested),
                    round.spreadsheet.median() / round.raw.median(),
                    round.cpu.median() / 1000,
                    round.rawCpu.median() / 1000,
                    cpuRatio.get(requested),
                    round.firstByte.median(),
                    heaps.get(requested));
        }
        results.atMost("CSV of 1 M rows ÷ the same formatted by SQL", formatted.get(1_000_000L), 1.2, .9);
        results.atMost("CSV of 1 M rows ÷ the raw columns", raw.get(1_000_000L), .8, .5);
        results.atMost("CPU of it ÷ CPU of the raw columns", cpuRatio.get(1_000_000L), 1, .6);
        results.atMost("heap after 1 M rows − after 100 k, MB", heaps.get(1_000_000L) - heaps.get(100_000L), 10, 0);
        results.atMost("first byte of an export, longest, ms", firstBytes.longest(), 100, 30);
    }

    /** One export, three ways. */
    private final class Round {
        private final Timing http = new Timing();
        private final Timing formatted = new Timing();
        private final Timing raw = new Timing();
        private final Timing spreadsheet = new Timing();
        private final Timing cpu = new Timing();
        private final Timing rawCpu = new Timing();
        private final Timing firstByte = new Timing();
        private final LocalDate from;
        private final String condition;
        private long bytes;

        Round(LocalDate from, String condition) {
            this.from = from;
            this.condition = condition;
        }

        void run() throws Exception {
            cpu.add(Exports.this.cpu.of(() -> http.time(() -> {
                Visitor.Answer answer = visitor.read(address("script", from));
                bytes = answer.bytes();
                firstByte.add(answer.firstByteMs());
            })));
            formatted.time(() -> database.copyOut(FormattedSql.of(condition)));
            rawCpu.add(Exports.this.cpu.of(
                    () -> raw.time(() -> database.copyOut(RAW + FormattedSql.ROWS + condition + FormattedSql.ORDER))));
            spreadsheet.time(() -> visitor.read(address("spreadsheet", from)));
        }
    }

    static String address(String dialect, LocalDate from) {
        return "/interactions.csv?media=VOICE&dialect=" + dialect + "&from=" + from + "&to=" + END;
    }

    private static String condition(LocalDate from) {
        return "i.medium = 'VOICE' and i.received_at >= '" + from + " 03:00+00' and i.received_at < '" + END.plusDays(1)
                + " 03:00+00'";
    }

    /** The latest day from which there are at least so many calls, else the first of all. */
    static LocalDate firstDay(BarePostgres database, long rows) {
        String found = rows == Long.MAX_VALUE ? "2024-01-01" : database.text("""
                select coalesce(max(day), '2024-01-01') from (
                    select day, sum(calls) over (order by day desc) as calls
                    from (select (received_at at time zone 'America/Sao_Paulo')::date as day, count(*) as calls
                        from interaction where medium = 'VOICE' group by 1) daily) sums where calls >= %d""".formatted(rows));
        return LocalDate.parse(found);
    }
}
