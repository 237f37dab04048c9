package io.rastro.ivr;

import io.rastro.account.ServiceScope;
import io.rastro.report.DailyWindow;
import io.rastro.report.InstantRange;
import io.rastro.report.sql.TimeOfDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What restricts calls, as SQL: by the call's own columns, and by those of its first segment. Both fit the facts of
 * {@link CallFactSql} and the rollups, whose columns have the same names.
 */
final class CallConditions {

    private final ZoneId zone;
    private final List<String> ofCall = new ArrayList<>(List.of("true"));
    private final List<String> ofSegment = new ArrayList<>(List.of("true"));
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private boolean beyondRollups;

    CallConditions(IvrFilter filter, ServiceScope scope, Duration shortAbandon, ZoneId zone) {
        this.zone = zone;
        parameters.put("zone", zone.getId());
        parameters.put("serviceLevel", filter.serviceLevel().toSeconds());
        parameters.put("shortAbandon", shortAbandon.toSeconds());
        window(filter.window());
        among(ofCall, "ivr_id", "ivrs", filter.ivrs());
        among(ofSegment, "service_id", "services", filter.services());
        among(ofSegment, "agent_id", "agents", filter.agents());
        if (!filter.agentTags().isEmpty()) {
            ofSegment.add("agent_id in (select agent_id from agent_agent_tag where agent_tag_id = any(:agentTags))");
            parameters.put("agentTags", integers(filter.agentTags()));
        }
        if (!scope.all()) {
            ofSegment.add("service_id = any(:scope)");
            parameters.put("scope", integers(scope.serviceIds()));
        }
    }

    private void window(DailyWindow window) {
        if (!window.equals(IvrFilter.WHOLE_DAY)) {
            ofCall.add(TimeOfDay.condition("entered_at", window));
            parameters.putAll(TimeOfDay.parameters(window, zone));
        }
    }

    private void among(List<String> conditions, String column, String parameter, Collection<Integer> ids) {
        if (!ids.isEmpty()) {
            conditions.add(column + " = any(:" + parameter + ")");
            parameters.put(parameter, integers(ids));
        }
    }

    private static int[] integers(Collection<Integer> ids) {
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Only the calls of one row of the report. */
    CallConditions ofRow(IvrGrouping grouping, String key) {
        grouping.restrict(this, key);
        return this;
    }

    void ofCall(String column, String key) {
        ofKey(ofCall, column, key);
    }

    void ofSegment(String column, String key) {
        ofKey(ofSegment, column, key);
    }

    private void ofKey(List<String> conditions, String column, String key) {
        if (key.equals(IvrGrouping.NONE)) {
            conditions.add(column + " is null");
        } else {
            conditions.add(column + " = :rowId");
            parameters.put("rowId", Integer.valueOf(key));
        }
    }

    /** What holds for the call itself. */
    void where(String condition, Map<String, ?> named) {
        ofCall.add(condition);
        parameters.putAll(named);
    }

    void onDay(LocalDate day) {
        within(
                "row",
                new InstantRange(
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    CallConditions within(String name, InstantRange span) {
        ofCall.add("entered_at >= :" + name + "Start and entered_at < :" + name + "End");
        parameters.put(name + "Start", span.start().atOffset(ZoneOffset.UTC));
        parameters.put(name + "End", span.end().atOffset(ZoneOffset.UTC));
        return this;
    }

    /** Only the calls that passed through a place in the menus. */
    CallConditions through(MenuNode node) {
        ofCall.add("ivr_id = :nodeIvr and path_id in (select other.id from ivr_path other join ivr_path this"
                + " on other.options[1\\:" + node.depth() + "] = this.options[1\\:" + node.depth()
                + "] where this.id = :nodePath and cardinality(other.options) " + (node.ended() ? "= " : ">= ")
                + node.depth() + ")");
        beyondRollups = true;
        parameters.put("nodeIvr", node.ivr());
        parameters.put("nodePath", node.path());
        return this;
    }

    /** Only the calls that one of these imports brought. */
    CallConditions broughtBy(Set<Integer> imports) {
        among(ofCall, "import_id", "imports", imports);
        beyondRollups |= !imports.isEmpty();
        return this;
    }

    /** Only the calls of a set. */
    CallConditions of(CallSet set) {
        ofSegment.add(set.condition());
        return this;
    }

    /** No call at all. */
    CallConditions none() {
        ofCall.add("false");
        return within("span", new InstantRange(Instant.EPOCH, Instant.EPOCH));
    }

    /** SQL over the columns of a call. */
    String ofCall() {
        return String.join(" and ", ofCall);
    }

    /** SQL over the columns of a call's first segment, and what follows from them. */
    String ofSegment() {
        return String.join(" and ", ofSegment);
    }

    boolean asksForSegments() {
        return ofSegment.size() > 1;
    }

    /** Whether they leave out no call of a period. */
    boolean restrictNothing() {
        return ofCall.size() == 1 && ofSegment.size() == 1;
    }

    /** Whether they ask for what no rollup tells apart. */
    boolean beyondRollups() {
        return beyondRollups;
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
