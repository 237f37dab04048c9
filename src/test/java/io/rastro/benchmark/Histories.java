package io.rastro.benchmark;

import io.rastro.benchmark.BenchmarkResults.Table;
import io.rastro.benchmark.Server.Effort;
import java.util.LinkedHashMap;
import java.util.Map;

/** Histories of conversations. */
final class Histories {

    private Histories() {}

    static void measure(
            Visitor visitor, BarePostgres database, Server server, BenchmarkResults results, int repetitions)
            throws Exception {
        Map<String, Long> conversations = new LinkedHashMap<>();
        conversations.put("of 5,000 messages", database.number("select longest_conversation from benchmark_fill"));
        conversations.put(
                "of several segments",
                database.number(
                        "select conversation_id from interaction where segment = 3 and received_at < '2024-03-01' limit 1"));
        conversations.put(
                "of a call",
                database.number(
                        "select conversation_id from interaction where medium = 'VOICE' and received_at > '2025-12-01' order by received_at limit 1"));
        Table table = results.table("History", "conversation", "median ms", "p95 ms", "buffers", "SQL ms");
        for (var conversation : conversations.entrySet()) {
            String address = "/conversations/" + conversation.getValue();
            visitor.read(address);
            Effort effort = server.of(() -> visitor.read(address));
            Timing timing = new Timing();
            for (int round = 0; round < repetitions; round++) {
                timing.time(() -> visitor.read(address));
            }
            table.row(conversation.getKey(), timing.median(), timing.p95(), effort.buffers(), effort.milliseconds());
        }
    }
}
