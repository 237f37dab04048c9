package io.rastro.ingestion;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives records their ids, and files them under (source, external id). */
@Component
class NewKeys {

    private final JdbcClient jdbc;
    private final CopyInsert inserts;

    NewKeys(JdbcClient jdbc, CopyInsert inserts) {
        this.jdbc = jdbc;
        this.inserts = inserts;
    }

    /** Ids by external id of those that were not stored before, as it turned out; held until the transaction ends. */
    Map<String, Long> create(RecordKind kind, String source, List<HashedRecord> missing) {
        Map<String, Long> created = new HashMap<>();
        if (missing.isEmpty()) {
            return created;
        }
        CopyRows<HashedRecord> rows = new CopyRows<HashedRecord>(kind.table() + "_key")
                .column("source", row -> source)
                .column("external_id", HashedRecord::externalId)
                .column(kind.sql("{id}"), row -> created.get(row.externalId()))
                .column(kind.sql("{at}"), row -> row.content().at())
                .column("content_hash", row -> HexFormat.of().parseHex(row.hash()));
        Iterator<Long> ids =
                inserts.ids(kind.table() + "_id_seq", missing.size()).iterator();
        for (HashedRecord row : missing) {
            created.put(row.externalId(), ids.next());
            rows.add(row);
        }
        return inserts.copy(rows) ? created : insert(kind, source, missing);
    }

    private Map<String, Long> insert(RecordKind kind, String source, List<HashedRecord> missing) {
        Map<String, Long> created = new HashMap<>();
        jdbc.sql(kind.sql("""
                        insert into {table}_key (source, external_id, {id}, {at}, content_hash)
                        select ?, external_id, nextval('{table}_id_seq'), at, decode(content_hash, 'hex')
                        from unnest(?::text[], ?::timestamptz[], ?::text[]) with ordinality
                            as heard (external_id, at, content_hash, place)
                        order by place on conflict do nothing returning external_id, {id}"""))
                .param(source)
                .param(RecordKeys.externalIds(missing))
                .param(RecordKeys.instants(missing))
                .param(RecordKeys.hashes(missing))
                .query(row -> {
                    created.put(row.getString(1), row.getLong(2));
                });
        return created;
    }
}
