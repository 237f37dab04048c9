package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole demo: the same for the same window, conversation by conversation, the newest days first so that there is
 * something to look at early.
 */
final class DemoConversations {

    private final Window window;
    private final int count;
    private final NameBook names = new NameBook();
    private final ContactBook contacts = new ContactBook(names);
    private final AgentRoster roster = new AgentRoster(names);
    private final ServiceCatalogue services = new ServiceCatalogue();
    private final VoiceCalls calls;
    private final DigitalConversations chats;
    private final Letters letters;

    DemoConversations(Window window, int count) {
        this.window = window;
        this.count = count;
        Phrases phrases = Phrases.load("phrases.txt");
        Phrases bot = Phrases.load("menu.txt");
        Topics topics = new Topics("topics.txt");
        Topics active = new Topics("active.txt");
        Dialogues dialogues = new Dialogues(phrases, bot);
        BotMenu menu = new BotMenu(phrases, bot, services.menu());
        this.calls = new VoiceCalls(services, topics, active, phrases, dialogues);
        this.chats = new DigitalConversations(services, topics, active, phrases, dialogues, menu);
        this.letters = new Letters(services, topics, phrases, dialogues);
    }

    AgentRoster roster() {
        return roster;
    }

    ContactBook contacts() {
        return contacts;
    }

    /** Each element is told while it is read. */
    Stream<DemoDay> days() {
        Map<LocalDate, List<Arrival>> arrivals = new DayShape(window)
                .arrivals(count).stream()
                        .collect(Collectors.groupingBy(
                                arrival -> window.workingDay(arrival.at(), arrival.medium()),
                                TreeMap::new,
                                Collectors.toList()));
        IvrVisits visits = new IvrVisits(services, contacts, window);
        Attendance attendance = new Attendance(roster, window);
        return Stream.iterate(
                        window.anchor().minusDays(1),
                        day -> !day.isBefore(window.firstDay().minusDays(1)),
                        day -> day.minusDays(1))
                .map(day -> day(day, arrivals.getOrDefault(day, List.of()), visits, attendance));
    }

    /** What real data holds once in a while; not part of what a newcomer sees. */
    DemoDay edges() {
        List<List<IncomingInteraction>> edges = EdgeCases.tell(window, 900_001, services);
        return new DirtyEdges(window, edges).tell(new IvrVisits(services, contacts, window));
    }

    private DemoDay day(LocalDate workingDay, List<Arrival> arrivals, IvrVisits visits, Attendance attendance) {
        Floor floor = new Floor(roster, workingDay, window);
        List<List<IncomingInteraction>> conversations = arrivals.stream()
                .map(arrival -> tell(Encounter.of(arrival, contacts, floor, window)))
                .toList();
        return new DemoDay(
                conversations.stream().flatMap(List::stream).toList(),
                visits.of(workingDay, conversations),
                attendance.of(workingDay, conversations));
    }

    private List<IncomingInteraction> tell(Encounter encounter) {
        return switch (encounter.arrival().medium()) {
            case VOICE -> calls.tell(encounter);
            case EMAIL, RECLAME_AQUI -> letters.tell(encounter);
            default -> chats.tell(encounter);
        };
    }
}
