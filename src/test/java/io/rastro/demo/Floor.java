package io.rastro.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The agents at work on one working day, and who of them is free when. */
final class Floor {

    private static final int STEP_SECONDS = 15;

    private final List<Duty> duties = new ArrayList<>();

    /** Nobody works beyond the end of the window: whatever is told has finished. */
    Floor(AgentRoster roster, LocalDate workingDay, Window window) {
        int day = window.dayNumber(workingDay);
        for (DemoAgent agent : roster.agents()) {
            if (agent.works(day, workingDay.getDayOfWeek())) {
                Instant end = agent.shift().end(workingDay, window.zone());
                Instant start = agent.shift().start(workingDay, window.zone());
                duties.add(new Duty(agent, start, end.isAfter(window.end()) ? window.end() : end));
            }
        }
    }

    /** An agent who takes something at an instant. */
    record Booking(DemoAgent agent, Instant at) {}

    /**
     * Gives something to the first agent who becomes free for all of its length; nobody does within the patience: empty.
     */
    Optional<Booking> book(boolean voice, Service service, Instant from, int seconds, int patience, Chance chance) {
        for (int waited = 0; waited <= patience; waited += STEP_SECONDS) {
            Instant at = from.plusSeconds(waited);
            List<Duty> free = free(voice, service, at, seconds);
            if (!free.isEmpty()) {
                Duty duty = chance.pick(free);
                duty.take(at, seconds);
                return Optional.of(new Booking(duty.agent(), at));
            }
        }
        return Optional.empty();
    }

    /** The trained ones, or else anybody: better than to let a client wait. */
    private List<Duty> free(boolean voice, Service service, Instant at, int seconds) {
        List<Duty> free = duties.stream()
                .filter(duty -> duty.agent().voice() == voice && duty.free(at, seconds))
                .toList();
        List<Duty> trained = free.stream()
                .filter(duty -> duty.agent().group().equals(service.group()))
                .toList();
        return trained.isEmpty() ? free : trained;
    }
}
