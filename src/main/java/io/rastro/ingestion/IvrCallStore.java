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
    List<CopyRows<?>> tables(Provenance from, List<Numbered<IncomingIvrCall>> records) {
        List<IncomingIvrCall> calls = records.stream().map(Numbered::content).toList();
        Map<String, Long> conversationIds =
                conversations.idsOf(from.source(), NameIds.mentioned(calls, IncomingIvrCall::conversationId));
        Map<String, Integer> ivrIds =
                names.idsOf(NameIds.NameTable.IVR, NameIds.mentioned(calls, IncomingIvrCall::ivr));
        Map<String, Integer> pathIds = paths.idsOf(NameIds.mentioned(calls, call -> IvrPathIds.key(call.path())));
        CopyRows<Numbered<IncomingIvrCall>> rows = new CopyRows<Numbered<IncomingIvrCall>>(kind().table())
                .column("id", Numbered::id)
                .column("entered_at", call -> call.content().enteredAt())
                .column("left_at", call -> call.content().leftAt())
                .column("ivr_id", call -> ivrIds.get(call.content().ivr()))
                .column(
                        "path_id",
                        call -> pathIds.get(IvrPathIds.key(call.content().path())))
                .column("outcome", call -> call.content().outcome())
                .column("conversation_id", call -> NameIds.idOf(call.content().conversationId(), conversationIds))
                .column("caller", call -> call.content().caller())
                .column("import_id", call -> from.importId());
        records.forEach(rows::add);
        return List.of(rows);
    }
}
