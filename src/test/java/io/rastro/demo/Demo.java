package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** One whole demo, made once for all tests. */
final class Demo {

    static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    static final Window WINDOW = new Window(LocalDate.of(2026, 11, 23), 90, ZONE);
    static final int COUNT = 20_000;
    static final List<List<IncomingInteraction>> CONVERSATIONS =
            new DemoConversations(WINDOW, COUNT).stream().toList();
    static final List<IncomingInteraction> INTERACTIONS =
            CONVERSATIONS.stream().flatMap(List::stream).toList();

    private Demo() {}

    /** How many interactions a smaller demo of the same days has. */
    static long interactions(int conversations) {
        return new DemoConversations(WINDOW, conversations)
                .stream().mapToLong(List::size).sum();
    }
}
