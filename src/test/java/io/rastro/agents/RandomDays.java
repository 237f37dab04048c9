package io.rastro.agents;

import io.rastro.agents.AgentsFixture.Segment;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Days as they come from a seed: overlapping, open, reversed statuses, long interactions, shared conversations. */
final class RandomDays {

    final AgentsFixture data;
    List<Integer> agents = List.of();
    List<Integer> services = List.of();
    int tag;

    private final Random random;
    private final ZoneId zone;
    private List<Integer> reasons = List.of();

    RandomDays(JdbcClient database, Random random, ZoneId zone) {
        this.data = new AgentsFixture(database);
        this.random = random;
        this.zone = zone;
    }

    void fill(LocalDate start) {
        agents = List.of(data.agent("Ana"), data.agent("Bia", false), data.agent("Caio"), data.agent("Davi"));
        services = List.of(data.service(), data.service(), data.service());
        reasons = List.of(data.reason(), data.reason(), StatusTimes.NO_REASON);
        tag = data.agentTag(agents.get(0), agents.get(1));
        for (int agent : agents) {
            for (int count = 0; count < 25; count++) {
                status(agent, instant(start));
            }
            for (int count = 0; count < 40; count++) {
                segment(random.nextInt(20) == 0 ? null : agent, instant(start));
            }
        }
    }

    /** A step of the six days around the three that are asked for. */
    private Instant instant(LocalDate start) {
        long first = start.minusDays(2).atStartOfDay(zone).toEpochSecond();
        int grid = random.nextInt(3) == 0 ? 3_600 : ReferenceReport.STEP_SECONDS;
        return Instant.ofEpochSecond(first + (long) random.nextInt(7 * 86_400 / grid) * grid);
    }

    void status(int agent, Instant start) {
        Instant end = switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 -> start.minusSeconds(600);
            case 2 -> start;
            case 3 -> start.plusSeconds(30 * 3_600);
            default -> start.plusSeconds(20L * random.nextInt(900));
        };
        AgentState state = oneOf(List.of(AgentState.values()));
        if (state == AgentState.PAUSE) {
            data.pause(agent, oneOf(reasons), start, end);
        } else {
            data.status(agent, state, start, end);
        }
    }

    private void segment(@Nullable Integer agent, Instant received) {
        Instant answered = received.plusSeconds(20L * (random.nextInt(60) - 5));
        int longest = oneOf(List.of(5, 50, 500, 6_000, 40_000));
        Instant finished = random.nextInt(10) == 0
                ? answered.minusSeconds(20L * (1 + random.nextInt(5)))
                : answered.plusSeconds(20L * random.nextInt(longest));
        Medium medium = oneOf(List.of(Medium.VOICE, Medium.WHATSAPP, Medium.CHAT));
        long handled = Math.max(0, finished.getEpochSecond() - answered.getEpochSecond());
        data.segment(new Segment(0, oneOf(services), medium, received, answered, finished)
                .by(agent)
                .answered(random.nextInt(6) == 0 ? null : answered)
                .direction(random.nextInt(3) == 0 ? null : oneOf(List.of(Direction.values())))
                .status(oneOf(List.of(Status.SERVICE_COMPLETED, Status.SERVICE_TRANSFERRED, Status.ABANDONED)))
                .conversation(1 + random.nextInt(80))
                .times(
                        medium == Medium.VOICE || random.nextBoolean() ? null : random.nextInt((int) handled + 1),
                        random.nextBoolean() ? null : random.nextInt(90),
                        random.nextBoolean() ? null : random.nextInt(900)));
    }

    <T extends @Nullable Object> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
