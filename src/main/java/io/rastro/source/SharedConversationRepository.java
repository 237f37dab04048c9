package io.rastro.source;

import static io.rastro.source.SourceColumns.column;
import static io.rastro.source.SourceColumns.instant;
import static io.rastro.source.SourceColumns.known;
import static io.rastro.source.SourceColumns.utc;

import io.rastro.source.SourceState.Reconciled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Conversations that two sources tell, a leader and who follows it. They are the same if they have the same id and began within a
 * day: clocks that are hours apart are what is to be shown.
 */
@Repository
class SharedConversationRepository {

    /** What was told longer ago is known by its records alone. */
    private static final Duration KEPT = Duration.ofDays(36);

    private static final String TOGETHER =
            "between own.began_at - interval '1 day' and own.began_at + interval '1 day'";

    private final JdbcClient jdbc;
    private final DifferenceRepository differences;

    SharedConversationRepository(JdbcClient jdbc, DifferenceRepository differences) {
        this.jdbc = jdbc;
        this.differences = differences;
    }

    /** In the transaction that stores the records; compares with what the others told. */
    void note(int sourceId, Collection<ToldConversation> told, Instant now) {
        if (told.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into source_conversation
                            (source_id, noted_at, conversation, stored, began_at, queued_at, answered_at, ended_at)
                        select ?, ?, * from unnest(?::text[], ?::boolean[], ?::text[]::timestamptz[], ?::text[]::timestamptz[],
                            ?::text[]::timestamptz[], ?::text[]::timestamptz[])
                        on conflict (source_id, conversation) do update set noted_at = excluded.noted_at,
                            stored = excluded.stored, began_at = excluded.began_at, queued_at = excluded.queued_at,
                            answered_at = excluded.answered_at, ended_at = excluded.ended_at""")
                .params(sourceId, utc(now))
                .param(ids(told))
                .param(column(told, ToldConversation::stored, Boolean[]::new))
                .param(stamps(told, ToldConversation::beganAt))
                .param(stamps(told, ToldConversation::queuedAt))
                .param(stamps(told, ToldConversation::answeredAt))
                .param(stamps(told, ToldConversation::endedAt))
                .update();
        jdbc.sql("delete from source_conversation where source_id = ? and noted_at < ?")
                .params(sourceId, utc(now.minus(KEPT)))
                .update();
        compare(sourceId, told, now);
    }

    private static String[] ids(Collection<ToldConversation> told) {
        return column(told, ToldConversation::id, String[]::new);
    }

    private static @Nullable String[] stamps(
            Collection<ToldConversation> told, Function<ToldConversation, @Nullable Instant> moment) {
        return column(
                told,
                one -> {
                    Instant at = moment.apply(one);
                    return at == null ? null : at.toString();
                },
                String[]::new);
    }

    /** The leader is compared with each of those who follow it, and what it tells stands first. */
    private void compare(int sourceId, Collection<ToldConversation> told, Instant now) {
        Map<String, ToldConversation> own = new HashMap<>();
        told.forEach(one -> own.put(one.id(), one));
        Map<Integer, List<Difference>> found = new HashMap<>();
        jdbc.sql("""
                        select own.id as own_id, own.name as own_name, own.same_as, other.id as other_id, other.name as other_name, c.*
                        from connected_source own
                        join connected_source other on other.same_as = own.id or other.id = own.same_as
                        join source_conversation c on c.source_id = other.id and c.conversation = any (?) where own.id = ?""").param(ids(told)).param(sourceId).query(row -> {
            ToldConversation other = new ToldConversation(
                    row.getString("conversation"),
                    known(row, "began_at"),
                    instant(row, "queued_at"),
                    instant(row, "answered_at"),
                    instant(row, "ended_at"),
                    row.getBoolean("stored"));
            ToldConversation one = own.get(other.id());
            boolean follows = row.getObject("same_as", Integer.class) != null;
            if (one != null && one.isSameAs(other)) {
                found.computeIfAbsent(row.getInt(follows ? "other_id" : "own_id"), none -> new ArrayList<>())
                        .addAll(
                                follows
                                        ? other.differences(row.getString("other_name"), one, row.getString("own_name"))
                                        : one.differences(
                                                row.getString("own_name"), other, row.getString("other_name")));
            }
        });
        found.forEach((leader, all) -> differences.note(leader, all, now));
    }

    /** Which of these the leader of a source has told, by their ids. */
    Set<String> toldByLeader(ConnectedSource follower, Collection<ToldConversation> told) {
        return Set.copyOf(jdbc.sql("""
                        select own.id from unnest(?::text[], ?::text[]::timestamptz[]) own (id, began_at) where exists (
                            select from source_conversation c where c.source_id = ? and c.conversation = own.id and c.began_at
                        """ + TOGETHER + """
                        ) or (not exists (
                            select from source_conversation c where c.source_id = ? and c.conversation = own.id and c.stored)
                            and exists (select from conversation c where c.source = ? and c.external_id = own.id and (
                                exists (select from interaction i where i.conversation_id = c.id and i.received_at
                        """ + TOGETHER + """
                        ) or exists (select from ivr_call v where v.conversation_id = c.id and v.entered_at
                        """ + TOGETHER + "))))")
                .param(ids(told))
                .param(stamps(told, ToldConversation::beganAt))
                .param(follower.leader())
                .param(follower.id())
                .param(follower.origin())
                .query(String.class)
                .list());
    }

    /**
     * How far a source has come.
     *
     * @param caughtUpAt when all of its feeds were last at their end; at first when somebody began to follow it
     */
    record Progress(boolean enabled, Instant caughtUpAt) {}

    Progress progress(int sourceId) {
        return jdbc.sql(
                        "select enabled, coalesce(caught_up_at, created_at) as caught_up_at from connected_source where id = ?")
                .param(sourceId)
                .query((row, number) -> new Progress(row.getBoolean("enabled"), known(row, "caught_up_at")))
                .single();
    }

    /** Every feed of a source is at its end, and what was read is stored. */
    void caughtUp(int sourceId, Instant now) {
        jdbc.sql("update connected_source set caught_up_at = ? where id = ?")
                .params(utc(now), sourceId)
                .update();
    }

    /** Which of these a source may have open, by their ids. */
    Set<String> open(int sourceId, Collection<ToldConversation> told) {
        return Set.copyOf(jdbc.sql("""
                        select distinct own.id from source_open_group g, unnest(?::text[]) own (id)
                        where g.source_id = ? and g.of_conversation and strpos(g.keys, own.id) > 0""")
                .param(ids(told))
                .param(sourceId)
                .query(String.class)
                .list());
    }

    /** How many conversations of the last weeks a source tells that its leader tells as well; those of its own; the leader's own. */
    Reconciled reconciled(int sourceId, int leader) {
        return jdbc.sql("""
                        select count(*) filter (where own.conversation is not null and theirs.conversation is not null) as both,
                            count(*) filter (where theirs.conversation is null) as own,
                            count(*) filter (where own.conversation is null) as theirs
                        from (select conversation from source_conversation where source_id = ?) own
                        full join (select conversation from source_conversation where source_id = ?) theirs using (conversation)""")
                .params(sourceId, leader)
                .query((row, number) -> new Reconciled(row.getLong("both"), row.getLong("own"), row.getLong("theirs")))
                .single();
    }
}
