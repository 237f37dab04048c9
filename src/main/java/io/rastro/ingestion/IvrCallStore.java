package io.rastro.ingestion;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Calls in an IVR as rows of their table. */
@Component
class IvrCallStore extends RecordStore<IncomingIvrCall> {

    private final ConversationIds conversations;
    private final NameIds names;
    private final IvrPathIds paths;

    IvrCallStore(JdbcTemplate jdbc, ConversationIds conversations, NameIds names, IvrPathIds paths) {
        super(RecordKind.IVR_CALL, IncomingIvrCall.class, jdbc);
        this.conversations = conversations;
        this.names = names;
        this.paths = paths;
    }

    /** A conversation not known yet is made here: its interactions may come later. */
    @Override
    List<CopyRows> tables(Provenance from, List<Numbered<IncomingIvrCall>> records) {
        List<IncomingIvrCall> calls = records.stream().map(Numbered::content).toList();
        Map<String, Long> conversationIds =
                conversations.idsOf(from.source(), NameIds.mentioned(calls, IncomingIvrCall::conversationId));
        Map<String, Integer> ivrIds =
                names.idsOf(NameIds.NameTable.IVR, NameIds.mentioned(calls, IncomingIvrCall::ivr));
        Map<String, Integer> pathIds = paths.idsOf(NameIds.mentioned(calls, call -> IvrPathIds.key(call.path())));
        CopyRows rows = new CopyRows(
                kind().table(),
                "id, entered_at, left_at, ivr_id, path_id, outcome, conversation_id, caller, import_id");
        for (Numbered<IncomingIvrCall> record : records) {
            IncomingIvrCall call = record.content();
            rows.add(
                    record.id(),
                    call.enteredAt(),
                    call.leftAt(),
                    ivrIds.get(call.ivr()),
                    pathIds.get(IvrPathIds.key(call.path())),
                    call.outcome(),
                    NameIds.idOf(call.conversationId(), conversationIds),
                    call.caller(),
                    from.importId());
        }
        return List.of(rows);
    }
}
