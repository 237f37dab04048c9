package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a newcomer finds who starts the portal on some day, read once for all tests, and what it is made of. */
final class Demo {

    static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    /** A Wednesday: days on both ends of the file are left out. */
    static final Window WINDOW = new Window(LocalDate.of(2026, 11, 25), DemoCalendar.DAYS, ZONE);

    /** All days of the file where that calendar puts them. */
    static final Window MOVED = new Window(
            WINDOW.anchor().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)), DemoWriter.WRITTEN.days(), ZONE);

    static final DemoCalendar CALENDAR = new DemoCalendar(WINDOW.anchor(), ZONE);
    static final List<DemoDay> DAYS = days(CALENDAR);
    static final List<List<IncomingInteraction>> CONVERSATIONS = conversations(DAYS.stream());
    static final List<IncomingInteraction> INTERACTIONS =
            CONVERSATIONS.stream().flatMap(List::stream).toList();

    /** The rare cases of about the same days. */
    static final DemoDay EDGES = new DemoConversations(WINDOW, 0).edges();

    static final List<IncomingInteraction> WITH_EDGES =
            Stream.concat(INTERACTIONS.stream(), EDGES.interactions().stream()).toList();

    private Demo() {}

    static List<DemoDay> days(DemoCalendar calendar) {
        List<DemoDay> days = new ArrayList<>();
        try (DemoFile file = new DemoFile(calendar)) {
            for (DemoDay day = file.next(); day != null; day = file.next()) {
                days.add(day);
            }
        }
        return days;
    }

    /** A smaller demo of any window, as the generator makes it. */
    static List<List<IncomingInteraction>> conversations(Window window, int count) {
        return conversations(new DemoConversations(window, count).days());
    }

    private static List<List<IncomingInteraction>> conversations(Stream<DemoDay> days) {
        Map<String, List<IncomingInteraction>> byId = days.flatMap(day -> day.interactions().stream())
                .collect(Collectors.groupingBy(
                        interaction -> String.valueOf(interaction.labels().conversationId()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return List.copyOf(byId.values());
    }
}
