package io.rastro.ingestion;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Periods of agents' statuses as rows of their table. */
@Component
class AgentStatusStore extends RecordStore<IncomingAgentStatus> {

    private final AgentDirectory directory;
    private final NameIds names;

    AgentStatusStore(JdbcTemplate jdbc, AgentDirectory directory, NameIds names) {
        super(RecordKind.AGENT_STATUS, IncomingAgentStatus.class, jdbc);
        this.directory = directory;
        this.names = names;
    }

    @Override
    List<CopyRows> tables(Provenance from, List<Numbered<IncomingAgentStatus>> records) {
        List<IncomingAgentStatus> periods =
                records.stream().map(Numbered::content).toList();
        AgentDirectory.Agents agents = directory.resolve(
                from.source(), periods.stream().map(IncomingAgentStatus::agent).toList(), List.of());
        Map<String, Integer> reasonIds =
                names.idsOf(NameIds.NameTable.PAUSE_REASON, NameIds.mentioned(periods, IncomingAgentStatus::reason));
        CopyRows rows = new CopyRows(kind().table(), "id, started_at, ended_at, agent_id, pause_reason_id, state");
        for (Numbered<IncomingAgentStatus> record : records) {
            IncomingAgentStatus period = record.content();
            rows.add(
                    record.id(),
                    period.startedAt(),
                    period.endedAt(),
                    agents.idOf(period.agent()),
                    NameIds.idOf(period.reason(), reasonIds),
                    period.state());
        }
        return List.of(rows);
    }
}
