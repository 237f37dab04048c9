package io.rastro.privacy;

import static io.rastro.privacy.RequestRepository.utc;

import io.rastro.interaction.Medium;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Removes rows whose time is over, batch by batch in key order. */
@Repository
class RetentionRepository {

    private static final String OF_BATCH = "(select * from unnest(:ids, cast(:stamps as timestamptz[])))";

    /** In this order; of an interaction's tags the whole key is needed to find them. */
    private static final List<String> OF_INTERACTIONS = List.of(
            """
            delete from interaction_tag t using (
                select id, received_at, medium, unnest(tag_ids) as tag_id from interaction where (id, received_at) in {batch}
            ) old where t.tag_id = old.tag_id and t.medium = old.medium and t.received_at = old.received_at
                and t.interaction_id = old.id""",
            "delete from call_quality where (interaction_id, received_at) in {batch}",
            "delete from interaction_event where (interaction_id, received_at) in {batch}",
            "delete from message where (interaction_id, received_at) in {batch}",
            "delete from recording where interaction_id = any(:ids)",
            // Without an index for it: the table is read once a batch.
            "delete from interaction_key where interaction_id = any(:ids)");

    private static final String UNUSED_ADDRESS = "not exists (select from interaction i where i.email = known.address)";

    private final JdbcClient jdbc;

    RetentionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A row whose time is over.
     *
     * @param at the instant it is filed under, as text
     * @param heldBack HOLD or SAC; null: nothing keeps it
     */
    record Expired(long id, String at, @Nullable String heldBack) {}

    /** Before every row. */
    static final Expired START = new Expired(0, "-infinity", null);

    /** Interactions, in the order of their index, from the one after another on. */
    List<Expired> interactions(Medium medium, Instant before, Instant now, Expired after, int limit) {
        return expired("""
                        select id, received_at::text as at, held_back(id, received_at, cast(:now as timestamptz)) as held_back
                        from interaction where medium = :medium and received_at < :before
                            and (received_at, id) > (cast(:afterAt as timestamptz), :afterId)
                        order by received_at, id limit :limit""", before, after, limit)
                .param("medium", medium.name())
                .param("now", now.toString())
                .query(Expired.class)
                .list();
    }

    /** Interactions that still have texts. A SAC's law is about recordings alone. */
    List<Expired> withTexts(Medium medium, Instant before, Instant now, Expired after, int limit) {
        return expired("""
                        select id, received_at::text as at,
                            nullif(held_back(id, received_at, cast(:now as timestamptz)), 'SAC') as held_back
                        from interaction i where medium = :medium and received_at < :before
                            and (received_at, id) > (cast(:afterAt as timestamptz), :afterId)
                            and (internal_comments is not null or exists (select from message m
                                where m.interaction_id = i.id and m.received_at = i.received_at))
                        order by received_at, id limit :limit""", before, after, limit)
                .param("medium", medium.name())
                .param("now", now.toString())
                .query(Expired.class)
                .list();
    }

    List<Expired> ivrCalls(Instant before, Instant now, Expired after, int limit) {
        return expired("""
                        select id, entered_at::text as at, case when exists (select from legal_hold h where h.released_at is null
                                and (h.conversation_id = c.conversation_id
                                    or (h.from_at <= c.entered_at and c.entered_at < h.to_at and h.service_id is null)))
                            or exists (select from interaction i where i.conversation_id = c.conversation_id
                                and held_back(i.id, i.received_at, cast(:now as timestamptz)) = 'HOLD') then 'HOLD' end as held_back
                        from ivr_call c where entered_at < :before
                            and (entered_at, id) > (cast(:afterAt as timestamptz), :afterId)
                        order by entered_at, id limit :limit""", before, after, limit)
                .param("now", now.toString())
                .query(Expired.class)
                .list();
    }

    List<Expired> agentStatuses(Instant before, Instant now, Expired after, int limit) {
        return expired("""
                        select id, started_at::text as at, case when exists (select from legal_hold h
                                where h.released_at is null and h.from_at <= s.started_at and s.started_at < h.to_at) then 'HOLD' end
                            as held_back
                        from agent_status s where started_at < :before
                            and (started_at, id) > (cast(:afterAt as timestamptz), :afterId)
                        order by started_at, id limit :limit""", before, after, limit).query(Expired.class).list();
    }

    private JdbcClient.StatementSpec expired(String sql, Instant before, Expired after, int limit) {
        return jdbc.sql(sql)
                .param("before", utc(before))
                .param("afterAt", after.at())
                .param("afterId", after.id())
                .param("limit", limit);
    }

    private JdbcClient.StatementSpec of(String sql, List<Expired> batch) {
        return jdbc.sql(sql.replace("{batch}", OF_BATCH))
                .param("ids", batch.stream().map(Expired::id).toArray(Long[]::new))
                .param("stamps", batch.stream().map(Expired::at).toArray(String[]::new));
    }

    /** Removes interactions with all that hangs on them but their files, and whoever and whatever is left without any. */
    void removeInteractions(List<Expired> batch) {
        OF_INTERACTIONS.forEach(sql -> of(sql, batch).update());
        Left left = new Left();
        of(
                        "delete from interaction where (id, received_at) in {batch} returning contact_id, conversation_id, email",
                        batch)
                .query(row -> {
                    left.add(row.getObject(1, Long.class), row.getLong(2), row.getString(3));
                });
        removeConversations(left.conversations.toArray(Long[]::new));
        removeContacts(left.contacts.toArray(Long[]::new));
        jdbc.sql("delete from email_address known where address = any(?) and " + UNUSED_ADDRESS)
                .param(left.emails.toArray(String[]::new))
                .update();
    }

    /** All that no interaction has; how many those were. */
    long removeUnusedAddresses() {
        return jdbc.sql("delete from email_address known where " + UNUSED_ADDRESS)
                .update();
    }

    /** What interactions were with before they went. */
    private static final class Left {

        private final Set<Long> contacts = new TreeSet<>();
        private final Set<Long> conversations = new TreeSet<>();
        private final Set<String> emails = new TreeSet<>();

        void add(@Nullable Long contact, long conversation, @Nullable String email) {
            if (contact != null) {
                contacts.add(contact);
            }
            conversations.add(conversation);
            if (email != null) {
                emails.add(email);
            }
        }
    }

    long removeConversations(Long[] ids) {
        return jdbc.sql("""
                        delete from conversation c where c.id = any(?)
                            and not exists (select from interaction i where i.conversation_id = c.id)
                            and not exists (select from ivr_call call where call.conversation_id = c.id)""").param(ids).update();
    }

    /** A contact that others were merged into goes when none of them has an interaction left. */
    long removeContacts(Long[] ids) {
        List<Long> gone = jdbc.sql("""
                        select c.id from contact c join (
                            select distinct coalesce(merged_into, id) as root from contact where id = any(?)) r
                            on c.id = r.root or c.merged_into = r.root
                        where (c.source, c.identity) <> ('', 'anonymous') and not exists (
                            select from contact member join interaction i on i.contact_id = member.id
                            where member.id = r.root or member.merged_into = r.root) and not exists (
                            select from legal_hold h where h.released_at is null and h.contact_ids && array[c.id, r.root])""").param(ids).query(Long.class).list();
        Long[] contacts = gone.toArray(Long[]::new);
        jdbc.sql("delete from contact_identity where contact_id = any(?)")
                .param(contacts)
                .update();
        return jdbc.sql("delete from contact where id = any(?)").param(contacts).update();
    }

    void removeTexts(List<Expired> batch) {
        of("delete from message where (interaction_id, received_at) in {batch}", batch)
                .update();
        of(
                        "update interaction set internal_comments = null where internal_comments is not null"
                                + " and (id, received_at) in {batch}",
                        batch)
                .update();
    }

    void removeIvrCalls(List<Expired> batch) {
        of("delete from ivr_call_key where ivr_call_id = any(:ids)", batch).update();
        List<Long> conversations = of(
                        "delete from ivr_call where (id, entered_at) in {batch} returning conversation_id", batch)
                .query((row, number) -> row.getLong(1))
                .list();
        removeConversations(conversations.toArray(Long[]::new));
    }

    void removeAgentStatuses(List<Expired> batch) {
        of("delete from agent_status_key where agent_status_id = any(:ids)", batch)
                .update();
        of("delete from agent_status where (id, started_at) in {batch}", batch).update();
    }

    /** The oldest rows of the trails; how many those were. */
    long removeAccesses(Instant before, int limit) {
        jdbc.sql("select set_config('rastro.privacy', 'on', true)")
                .query(String.class)
                .single();
        return removeOldest("recording_access", before, limit) + removeOldest("history_view", before, limit);
    }

    private long removeOldest(String table, Instant before, int limit) {
        return jdbc.sql("delete from {table} where id in (select id from {table} where at < ? order by id limit ?)"
                        .replace("{table}", table))
                .params(utc(before), limit)
                .update();
    }

    /** Of quarters that were dropped: interactions with recordings, older than the oldest that is left. */
    List<Long> interactionsOfOrphanedRecordings(Instant before, int limit) {
        return jdbc.sql("""
                        select distinct interaction_id from recording r
                        where r.received_at < least(cast(? as timestamptz), (select min(received_at) from interaction))
                            and not exists (select from interaction i where i.id = r.interaction_id) limit ?""").params(utc(before), limit).query(Long.class).list();
    }

    void removeRecordings(List<Long> interactions) {
        jdbc.sql("delete from recording where interaction_id = any(?)")
                .param(interactions.toArray(Long[]::new))
                .update();
    }

    /** Keys of rows that went with their quarter. */
    long removeOrphanedKeys(int limit) {
        return orphanedKeys("interaction", "received_at", limit)
                + orphanedKeys("ivr_call", "entered_at", limit)
                + orphanedKeys("agent_status", "started_at", limit);
    }

    private long orphanedKeys(String table, String at, int limit) {
        return jdbc.sql("""
                        delete from {table}_key where (source, external_id) in (select source, external_id from {table}_key
                            where {at} < coalesce((select min({at}) from {table}), 'infinity') limit ?)""".replace("{table}", table).replace("{at}", at))
                .param(limit)
                .update();
    }

    /** The next contacts, and conversations, by id, from the one after another on. */
    List<Long> idsAfter(String table, long after, int limit) {
        return jdbc.sql("select id from " + table + " where id > ? order by id limit ?")
                .params(after, limit)
                .query(Long.class)
                .list();
    }
}
