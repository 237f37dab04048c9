package io.rastro.agents;

import io.rastro.report.rollup.DayRange;
import io.rastro.report.rollup.Rollup;
import io.rastro.report.rollup.Rollup.Dimension;
import io.rastro.report.rollup.RollupGroup;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is kept of agents by day and month. Hours are read from the data. */
@Component
class AgentRollups implements RollupGroup {

    private static final Dimension AGENT = new Dimension("agent_id", "agent_id");
    static final Dimension MEDIUM = new Dimension("medium", "case when strpos(media, ',') = 0 then media end");
    private static final Dimension MEDIA = new Dimension("mix", "media");
    private static final Dimension MEDIA_AND_SERVICES = new Dimension("mix", "mix");

    /** Interactions of all media, by medium, and by medium and service: the coarser ones first. */
    private static final List<Rollup> SEGMENTS = List.of(
            new Rollup("agent_sum", true, List.of(AGENT), SegmentMeasures.KEPT_OF_ALL_MEDIA),
            new Rollup("agent_medium_sum", true, List.of(AGENT, MEDIUM, MEDIA), SegmentMeasures.KEPT),
            new Rollup("agent_service_sum", true, List.of(AGENT, MEDIUM, MEDIA_AND_SERVICES), SegmentMeasures.KEPT));

    static final Rollup STATUSES = new Rollup(
            "agent_status_sum",
            true,
            List.of(AGENT, new Dimension("state", "state"), new Dimension("pause_reason_id", "pause_reason_id")),
            StatusQueries.KEPT);

    private final Clock clock;
    private final ZoneId zone;

    AgentRollups(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** The coarsest that tells apart what is selected. */
    static Rollup ofSegments(AgentsCriteria criteria) {
        return Rollup.coarsest(SEGMENTS, selected(criteria)).orElseThrow();
    }

    private static List<Dimension> selected(AgentsCriteria criteria) {
        if (criteria.services() != null) {
            return List.of(AGENT, MEDIA_AND_SERVICES);
        }
        return criteria.medium().isPresent() ? List.of(AGENT, MEDIA) : List.of(AGENT);
    }

    @Override
    public String report() {
        return "agents";
    }

    @Override
    public List<Rollup> rollups() {
        return Stream.concat(SEGMENTS.stream(), Stream.of(STATUSES)).toList();
    }

    @Override
    public List<String> statements() {
        AgentsCriteria day = everything(LocalDate.EPOCH);
        SegmentFactSql segments = new SegmentFactSql(day);
        return List.of(
                Rollup.filling(segments.facts(), SEGMENTS),
                Rollup.filling(new StatusSql(day).facts(), List.of(STATUSES)),
                "delete from agent_conversation_again where day = :day",
                segments.conversationsAgain(),
                newMixes());
    }

    private static String newMixes() {
        String mixes = SEGMENTS.stream()
                .filter(rollup -> rollup.dimensions().contains(MEDIUM))
                .map(rollup ->
                        "select mix from " + rollup.table() + " where starts_at >= :dayStart and starts_at < :dayEnd")
                .collect(Collectors.joining(" union "));
        return "insert into agent_mix (mix, medium, service_id) select mix, split_part(one, ':', 1),"
                + " cast(nullif(split_part(one, ':', 2), '') as int) from (" + mixes
                + " union select mix from agent_conversation_again where day = :day) made,"
                + " unnest(string_to_array(mix, ',')) one"
                + " where not exists (select from agent_mix known where known.mix = made.mix)";
    }

    @Override
    public Map<String, Object> parameters(LocalDate day) {
        Map<String, Object> parameters = everything(day).parameters();
        parameters.put("now", clock.instant().toString());
        return parameters;
    }

    private AgentsCriteria everything(LocalDate day) {
        return new AgentsCriteria(
                PeriodSpans.of(new DayRange(day, day), Grouping.AGENT, zone),
                Grouping.AGENT,
                Optional.empty(),
                null,
                null);
    }

    @Override
    public String settings() {
        return "";
    }

    @Override
    public List<Reach> reaches() {
        return List.of(new Reach("interaction", "from_at", "to_at"), new Reach("agent_status", "from_at", "to_at"));
    }

    /** A status without an end may go on for as long as this. */
    @Override
    public Duration settling() {
        return Duration.ofHours(24);
    }
}
