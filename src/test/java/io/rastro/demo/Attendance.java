package io.rastro.demo;

import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingInteraction.AgentReference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What everybody on the roster did all day long, around what they handled. */
final class Attendance {

    private static final int LATEST_MINUTES = 4;
    /** Who is busy at the end of the shift finishes first. */
    private static final int FINISHING_SECONDS = 45;

    private final AgentRoster roster;
    private final Window window;
    private final List<Pause> pauses = Pause.all();

    Attendance(AgentRoster roster, Window window) {
        this.roster = roster;
        this.window = window;
    }

    /** @param conversations all that was handled on that working day */
    List<IncomingAgentStatus> of(LocalDate workingDay, List<List<IncomingInteraction>> conversations) {
        Map<String, List<Span>> handled = handled(conversations);
        List<IncomingAgentStatus> statuses = new ArrayList<>();
        for (DemoAgent agent : roster.agents()) {
            if (works(agent, workingDay)) {
                statuses.addAll(of(agent, workingDay, handled.getOrDefault(agent.code(), List.of())));
            }
        }
        return statuses;
    }

    /** The spans by the agents' codes. */
    static Map<String, List<Span>> handled(List<List<IncomingInteraction>> conversations) {
        Map<String, List<Span>> handled = new HashMap<>();
        for (List<IncomingInteraction> segments : conversations) {
            for (IncomingInteraction segment : segments) {
                AgentReference agent = segment.parties().agent();
                Instant answered = segment.stamps().answeredAt();
                Instant finished = segment.stamps().finishedAt();
                if (agent != null && answered != null && finished != null) {
                    handled.computeIfAbsent(
                                    Objects.requireNonNullElse(agent.externalId(), agent.name()),
                                    code -> new ArrayList<>())
                            .add(new Span(answered, finished));
                }
            }
        }
        return handled;
    }

    private boolean works(DemoAgent agent, LocalDate day) {
        return agent.works(window.dayNumber(day), day.getDayOfWeek());
    }

    private List<IncomingAgentStatus> of(DemoAgent agent, LocalDate day, List<Span> handled) {
        Chance chance = Chance.of("attendance " + agent.code(), window.dayNumber(day));
        Span presence = new Span(login(agent, day), logout(agent, day, handled, chance)).within(window.span());
        if (presence.isEmpty()) {
            return List.of();
        }
        Timesheet sheet = new Timesheet(presence);
        sheet.handle(handled);
        if (agent.voice()) {
            sheet.wrapUp(chance);
        }
        pauses.stream()
                .filter(pause -> pause.suits(agent.shift()))
                .forEach(pause -> pause.take(sheet, presence, chance));
        return sheet.tell(agent.reference(), id(agent.code(), window.dayNumber(day)), nextLogin(agent, day));
    }

    /** @param dayNumber from -1: the first night belongs to the working day before */
    static String id(String agentCode, int dayNumber) {
        return "demo-st-" + agentCode + "-" + (dayNumber + 1);
    }

    private Instant login(DemoAgent agent, LocalDate day) {
        Chance chance = Chance.of("login " + agent.code(), window.dayNumber(day));
        return agent.shift().start(day, window.zone()).minusSeconds(chance.between(0, 60 * LATEST_MINUTES));
    }

    private Instant logout(DemoAgent agent, LocalDate day, List<Span> handled, Chance chance) {
        Instant usual = agent.shift().end(day, window.zone()).plusSeconds(chance.between(0, 60 * LATEST_MINUTES));
        return handled.stream()
                .map(span -> span.until().plusSeconds(FINISHING_SECONDS))
                .filter(usual::isBefore)
                .max(Instant::compareTo)
                .orElse(usual);
    }

    private @Nullable Instant nextLogin(DemoAgent agent, LocalDate day) {
        for (LocalDate next = day.plusDays(1); next.isBefore(window.anchor()); next = next.plusDays(1)) {
            if (works(agent, next)) {
                Instant login = login(agent, next);
                return login.isBefore(window.end()) ? login : null;
            }
        }
        return null;
    }
}
