package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** One whole demo, made once for all tests. */
final class Demo {

    static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    static final Window WINDOW = new Window(LocalDate.of(2026, 11, 23), 42, ZONE);
    static final int COUNT = 32_000;
    static final List<DemoDay> DAYS =
            new DemoConversations(WINDOW, COUNT).days().toList();
    static final List<List<IncomingInteraction>> CONVERSATIONS =
            DAYS.stream().flatMap(day -> day.conversations().stream()).toList();
    static final List<IncomingInteraction> INTERACTIONS =
            CONVERSATIONS.stream().flatMap(List::stream).toList();

    private Demo() {}

    /** How many interactions a smaller demo of the same days has. */
    static long interactions(int conversations) {
        return conversations(WINDOW, conversations).mapToLong(List::size).sum();
    }

    /** How many records of a kind a smaller demo of the same days has. */
    static long count(int conversations, Function<DemoDay, List<?>> records) {
        return new DemoConversations(WINDOW, conversations)
                .days()
                .mapToLong(day -> records.apply(day).size())
                .sum();
    }

    static Stream<List<IncomingInteraction>> conversations(Window window, int count) {
        return new DemoConversations(window, count).days().flatMap(day -> day.conversations().stream());
    }
}
