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
    List<CopyRows<?>> tables(Provenance from, List<Numbered<IncomingAgentStatus>> records) {
        List<IncomingAgentStatus> periods =
                records.stream().map(Numbered::content).toList();
        AgentDirectory.Agents agents = directory.resolve(
                from.source(), periods.stream().map(IncomingAgentStatus::agent).toList(), List.of());
        Map<String, Integer> reasonIds =
                names.idsOf(NameIds.NameTable.PAUSE_REASON, NameIds.mentioned(periods, IncomingAgentStatus::reason));
        CopyRows<Numbered<IncomingAgentStatus>> rows = new CopyRows<Numbered<IncomingAgentStatus>>(kind().table())
                .column("id", Numbered::id)
                .column("started_at", period -> period.content().startedAt())
                .column("ended_at", period -> period.content().endedAt())
                .column("agent_id", period -> agents.idOf(period.content().agent()))
                .column(
                        "pause_reason_id",
                        period -> NameIds.idOf(period.content().reason(), reasonIds))
                .column("state", period -> period.content().state());
        records.forEach(rows::add);
        return List.of(rows);
    }
}
