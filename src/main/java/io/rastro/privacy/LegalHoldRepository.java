package io.rastro.privacy;

import static io.rastro.privacy.RequestRepository.utc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Legal holds; the function held_back of the database asks them. */
@Repository
class LegalHoldRepository {

    private final JdbcClient jdbc;

    LegalHoldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that hold first, then the latest. */
    List<LegalHold> list(int limit) {
        return jdbc.sql("""
                        select h.*, s.name as service from legal_hold h left join service_queue s on s.id = h.service_id
                        order by h.released_at is not null, h.id desc limit ?""").param(limit).query((row, number) -> hold(row)).list();
    }

    private static LegalHold hold(ResultSet row) throws SQLException {
        Array contacts = row.getArray("contact_ids");
        return new LegalHold(
                row.getInt("id"),
                contacts == null ? List.of() : Arrays.asList((Long[]) contacts.getArray()),
                row.getObject("conversation_id", Long.class),
                instant(row, "from_at"),
                instant(row, "to_at"),
                row.getString("service"),
                row.getString("reason"),
                row.getString("placed_by"),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                row.getString("released_by"),
                instant(row, "released_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** What is held: one of the three. */
    record Held(
            @Nullable List<Long> contacts,
            @Nullable Long conversation,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Integer service) {}

    int place(Held held, String reason, String account, Instant now) {
        List<Long> contacts = held.contacts();
        return jdbc.sql("""
                        insert into legal_hold (contact_ids, conversation_id, from_at, to_at, service_id, reason, placed_by, placed_at)
                        values (:contacts, :conversation, :from, :to, :service, :reason, :account, :now) returning id""")
                .param("contacts", contacts == null ? null : contacts.toArray(Long[]::new), Types.ARRAY)
                .param("conversation", held.conversation(), Types.BIGINT)
                .param("from", held.from() == null ? null : utc(held.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", held.to() == null ? null : utc(held.to()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("service", held.service(), Types.INTEGER)
                .param("reason", reason)
                .param("account", account)
                .param("now", utc(now))
                .query(Integer.class)
                .single();
    }

    boolean knowsConversation(long conversation) {
        return jdbc.sql("select exists (select from conversation where id = ?)")
                .param(conversation)
                .query(Boolean.class)
                .single();
    }

    boolean release(int id, String account, Instant now) {
        return jdbc.sql("update legal_hold set released_by = ?, released_at = ? where id = ? and released_at is null")
                        .params(account, utc(now), id)
                        .update()
                == 1;
    }
}
