package io.rastro.ingestion;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has been stored under which (source, external id): the memory that makes ingestion idempotent. */
@Component
class RecordKeys {

    /** A stored record and the instant it is filed under. */
    record StoredKey(String externalId, long id, Instant at, String contentHash) {}

    private final JdbcClient jdbc;
    private final NewKeys newKeys;

    RecordKeys(JdbcClient jdbc, NewKeys newKeys) {
        this.jdbc = jdbc;
        this.newKeys = newKeys;
    }

    /** The stored ones among these, by external id, as they are now. */
    Map<String, StoredKey> find(RecordKind kind, String source, Collection<String> externalIds) {
        return read(kind, source, externalIds, "");
    }

    /**
     * Takes the keys for this transaction: what comes back stays as it is until the transaction ends. New keys are
     * inserted before stored ones are locked, both in order, so that two batches queue up instead of deadlocking.
     *
     * @param known the external ids that {@link #find} found
     */
    Claim claim(RecordKind kind, String source, Map<String, HashedRecord> rows, Set<String> known) {
        Map<String, HashedRecord> missing = new TreeMap<>(rows);
        missing.keySet().removeAll(known);
        Map<String, Long> created = newKeys.create(kind, source, List.copyOf(missing.values()));
        Collection<String> others = new TreeSet<>(rows.keySet());
        others.removeAll(created.keySet());
        return new Claim(created, read(kind, source, others, " order by external_id for update"));
    }

    /** New ids by external id, and the locked keys of those stored before. */
    record Claim(Map<String, Long> created, Map<String, StoredKey> stored) {

        long idOf(String externalId) {
            StoredKey key = stored.get(externalId);
            Long id = key == null ? created.get(externalId) : Long.valueOf(key.id());
            return Objects.requireNonNull(id);
        }

        @Nullable
        String hashOf(String externalId) {
            StoredKey key = stored.get(externalId);
            return key == null ? null : key.contentHash();
        }
    }

    private Map<String, StoredKey> read(RecordKind kind, String source, Collection<String> externalIds, String lock) {
        Map<String, StoredKey> keys = new HashMap<>();
        if (externalIds.isEmpty()) {
            return keys;
        }
        jdbc.sql(kind.sql("""
                        select external_id, {id}, {at}, encode(content_hash, 'hex') from {table}_key
                        where source = ? and external_id = any(?)""") + lock)
                .param(source)
                .param(externalIds.toArray(String[]::new))
                .query(row -> {
                    StoredKey key = new StoredKey(
                            row.getString(1),
                            row.getLong(2),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            row.getString(4));
                    keys.put(key.externalId(), key);
                });
        return keys;
    }

    /** The external ids among these under which an interaction of none of the services is stored. */
    Set<String> ofOtherServices(String source, Collection<String> externalIds, Set<Integer> services) {
        return Set.copyOf(jdbc.sql("""
                        select k.external_id from interaction_key k
                        join interaction i on i.id = k.interaction_id and i.received_at = k.received_at
                        where k.source = ? and k.external_id = any(?)
                            and (i.service_id is null or i.service_id <> all(?))""")
                .param(source)
                .param(externalIds.toArray(String[]::new))
                .param(services.toArray(Integer[]::new))
                .query(String.class)
                .list());
    }

    /** Notes that stored records have new content. */
    void update(RecordKind kind, String source, List<HashedRecord> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(kind.sql("""
                            update {table}_key key set {at} = heard.at, content_hash = decode(heard.content_hash, 'hex')
                            from unnest(?::text[], ?::timestamptz[], ?::text[]) as heard (external_id, at, content_hash)
                            where key.source = ? and key.external_id = heard.external_id"""))
                    .param(externalIds(rows))
                    .param(instants(rows))
                    .param(hashes(rows))
                    .param(source)
                    .update();
        }
    }

    static String[] externalIds(List<HashedRecord> rows) {
        return rows.stream().map(HashedRecord::externalId).toArray(String[]::new);
    }

    static String[] instants(List<HashedRecord> rows) {
        return rows.stream()
                .map(row -> row.content().at().atOffset(ZoneOffset.UTC).toString())
                .toArray(String[]::new);
    }

    static String[] hashes(List<HashedRecord> rows) {
        return rows.stream().map(HashedRecord::hash).toArray(String[]::new);
    }
}
