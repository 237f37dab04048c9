package io.rastro.agents.web;

import io.rastro.agents.AgentColumn;
import io.rastro.agents.AgentMeasure;
import io.rastro.agents.AgentRow;
import io.rastro.agents.AgentsReport;
import io.rastro.agents.StatusTimes;
import io.rastro.interaction.Medium;
import io.rastro.report.web.Texts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What columns and rows are called in the reader's language. */
final class AgentWords {

    private final Texts texts;
    private final Map<Integer, String> reasons;

    AgentWords(Texts texts, AgentsReport report) {
        this.texts = texts;
        this.reasons = report.pauseReasons();
    }

    String header(AgentColumn column) {
        Medium medium = column.medium();
        Integer reason = column.reasonId();
        if (medium != null) {
            return texts.of(medium.messageKey());
        }
        return reason == null ? name(column.measure()) : texts.of("agents.PAUSE_REASON", reason(reason));
    }

    /** The header where columns stand alone, without their group's heading. */
    String csvHeader(AgentColumn column) {
        Medium medium = column.medium();
        return medium == null ? header(column) : texts.of("agents.MEDIUM", texts.of(medium.messageKey()));
    }

    String name(AgentMeasure measure) {
        return texts.of("agents." + measure);
    }

    String reason(int id) {
        String none = texts.of("agents.pause.none");
        return id == StatusTimes.NO_REASON ? none : reasons.getOrDefault(id, none);
    }

    String line(AgentRow row, long agentCount) {
        return row.agentId() == null ? texts.of("agents.total", agentCount) : row.agent();
    }

    @Nullable
    String day(AgentRow row) {
        return row.day() == null ? null : row.day().toString();
    }
}
