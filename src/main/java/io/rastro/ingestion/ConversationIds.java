package io.rastro.ingestion;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ids of the conversations of a source, and the addresses its e-mails came from. */
@Component
class ConversationIds {

    private static final String FIND =
            "select external_id, id from conversation where source = ? and external_id = any(?)";
    private static final String CREATE = """
            insert into conversation (source, external_id)
            select ?, name from unnest(?::text[]) with ordinality as heard (name, place) order by place
            on conflict do nothing returning external_id, id""";

    private final JdbcClient jdbc;
    private final CopyInsert inserts;

    ConversationIds(JdbcClient jdbc, CopyInsert inserts) {
        this.jdbc = jdbc;
        this.inserts = inserts;
    }

    Map<String, Long> idsOf(String source, Collection<String> externalIds) {
        return NameIds.resolve(
                new TreeSet<>(externalIds),
                requested -> ids(FIND, source, requested),
                missing -> create(source, missing));
    }

    private Map<String, Long> create(String source, Collection<String> missing) {
        Map<String, Long> ids = new HashMap<>();
        CopyRows<String> rows = new CopyRows<String>("conversation")
                .column("id", ids::get)
                .column("source", externalId -> source)
                .column("external_id", externalId -> externalId);
        Iterator<Long> next = inserts.ids("conversation_id_seq", missing.size()).iterator();
        for (String externalId : missing) {
            ids.put(externalId, next.next());
            rows.add(externalId);
        }
        return inserts.copy(rows) ? ids : ids(CREATE, source, missing);
    }

    private Map<String, Long> ids(String sql, String source, Collection<String> externalIds) {
        Map<String, Long> ids = new HashMap<>();
        jdbc.sql(sql).param(source).param(externalIds.toArray(String[]::new)).query(row -> {
            ids.put(row.getString(1), row.getLong(2));
        });
        return ids;
    }

    void remember(Collection<String> emailAddresses) {
        if (!emailAddresses.isEmpty()) {
            jdbc.sql("""
                    insert into email_address (address) select address from unnest(?::text[]) as heard (address)
                    where not exists (select from email_address known where known.address = heard.address)
                    order by address on conflict do nothing""")
                    .param(new TreeSet<>(emailAddresses).toArray(String[]::new))
                    .update();
        }
    }
}
