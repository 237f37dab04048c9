package io.rastro.agents.web;

import io.rastro.agents.AgentsReport;
import io.rastro.agents.DataIssue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that was repaired or left out, told under the table.
 *
 * @param key of its sentence
 * @param href the list of the interactions concerned; null where it is about statuses
 * @param agents some of those concerned
 * @param more how many beside these
 */
public record DataIssueNote(
        String key, long count, @Nullable String href, List<Agent> agents, int more) {

    private static final int AGENTS_NAMED = 8;

    /** Whom it concerns. */
    public record Agent(String name, String href) {}

    /** Only of what occurred. */
    static List<DataIssueNote> of(AgentsReport report, AgentsLinks links) {
        List<DataIssueNote> notes = new ArrayList<>();
        for (DataIssue issue : DataIssue.values()) {
            List<Integer> agents = report.names().keySet().stream()
                    .filter(agent -> report.issuesByAgent().containsKey(agent)
                            && report.issuesByAgent().get(agent).of(issue) > 0)
                    .toList();
            Optional<String> list = issue.segments().map(links::list);
            notes.add(note(issue.key(), report.issues().of(issue), list.orElse(null), agents, report, links));
        }
        notes.add(note("left_out", report.leftOut().size(), null, report.leftOut(), report, links));
        notes.add(note("unknown_status", report.unknownStatus().size(), null, report.unknownStatus(), report, links));
        notes.removeIf(note -> note.count == 0);
        return notes;
    }

    private static DataIssueNote note(
            String key,
            long count,
            @Nullable String href,
            Collection<Integer> agents,
            AgentsReport report,
            AgentsLinks links) {
        List<Agent> named = agents.stream()
                .limit(AGENTS_NAMED)
                .map(id -> new Agent(report.names().getOrDefault(id, ""), links.agent(id, null)))
                .toList();
        return new DataIssueNote(key, count, href, named, agents.size() - named.size());
    }
}
