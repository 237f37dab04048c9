package io.rastro.interaction;

import io.rastro.directory.DirectoryNames;
import io.rastro.interaction.InteractionRow.CallFacts;
import io.rastro.interaction.InteractionRow.ContactFacts;
import io.rastro.interaction.Medium.Trait;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line. Stamps come as whole epoch seconds and names from dictionaries in memory: both are what a million rows
 * are read fastest by.
 */
final class RowMapper {

    static final String COLUMNS = "i.id, " + epoch("i.received_at") + ", " + epoch("i.queued_at") + ", "
            + epoch("i.answered_at") + ", " + epoch("i.first_message_at") + ", " + epoch("i.finished_at")
            + ", i.conversation_id, i.outcome_id, i.protocol, i.external_protocol, i.service_id, i.agent_id, i.origin,"
            + " i.direction, i.to_address, i.from_address, i.hold_seconds, i.first_response_seconds,"
            + " i.response_seconds, i.last_reply, i.internal_comments, array_to_string(i.tag_ids, ','),"
            + " c.name, c.external_id, c.document_plain, q.jitter_ms, q.packet_loss_percent, q.voice_server,"
            + " q.dialled_number, q.external_channel, q.internal_channel, " + epoch("q.client_hung_up_at") + ", "
            + epoch("q.agent_hung_up_at") + ", q.interaction_id";

    static final String JOINS = " left join contact c on c.id = i.contact_id"
            + " left join call_quality q on q.interaction_id = i.id and q.received_at = i.received_at";

    /**
     * The lines of a statement that finds interactions whole and in order, decorated one by one: joined as sets, a
     * million of them would be sorted again, and the first one would wait for the last.
     */
    static String eachOf(String interactions, Medium medium) {
        String contact = "select c.name, c.external_id, c.document_plain from contact c where c.id = i.contact_id";
        String call = "select q.* from call_quality q where q.interaction_id = i.id and q.received_at = i.received_at";
        return "select " + COLUMNS + " from (" + interactions + ") i left join lateral (" + contact
                + " offset 0) c on true left join lateral (" + (medium.has(Trait.CALL) ? call : call + " and false")
                + " offset 0) q on true";
    }

    private final DirectoryNames names;
    private final Map<Integer, Outcome> outcomes;

    RowMapper(DirectoryNames names, Map<Integer, Outcome> outcomes) {
        this.names = names;
        this.outcomes = outcomes;
    }

    private static String epoch(String column) {
        return "cast(date_part('epoch', " + column + ") as bigint)";
    }

    InteractionRow map(ResultSet row) throws SQLException {
        return new InteractionRow(
                row.getLong(1),
                Instant.ofEpochSecond(row.getLong(2)),
                instant(row, 3),
                instant(row, 4),
                instant(row, 5),
                Instant.ofEpochSecond(row.getLong(6)),
                row.getLong(7),
                outcome(row.getInt(8)),
                row.getString(9),
                row.getString(10),
                names.service(row.getInt(11)),
                names.agent(row.getInt(12)),
                row.getString(13),
                OutcomeMapper.constant(Direction.class, row.getString(14)),
                row.getString(15),
                row.getString(16),
                seconds(row, 17),
                seconds(row, 18),
                seconds(row, 19),
                OutcomeMapper.constant(LastReply.class, row.getString(20)),
                row.getString(21),
                tags(row, 22),
                new ContactFacts(row.getString(23), row.getString(24), row.getString(25)),
                call(row));
    }

    private Outcome outcome(int id) {
        Outcome outcome = outcomes.get(id);
        if (outcome == null) {
            throw new IllegalStateException("Outcome " + id + " is not in the dictionary read in this transaction");
        }
        return outcome;
    }

    private static CallFacts call(ResultSet row) throws SQLException {
        if (row.getString(34) == null) {
            return CallFacts.NONE;
        }
        return new CallFacts(
                number(row, 26),
                number(row, 27),
                row.getString(28),
                row.getString(29),
                row.getString(30),
                row.getString(31),
                instant(row, 32),
                instant(row, 33));
    }

    private List<String> tags(ResultSet row, int column) throws SQLException {
        String ids = row.getString(column);
        if (ids.isEmpty()) {
            return List.of();
        }
        List<String> tags = new ArrayList<>();
        for (String id : ids.split(",", -1)) {
            String name = names.tag(Integer.parseInt(id));
            if (name != null) {
                tags.add(name);
            }
        }
        return tags;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long second = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochSecond(second);
    }

    private static @Nullable Long seconds(ResultSet row, int column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? null : Long.valueOf(seconds);
    }

    private static @Nullable Double number(ResultSet row, int column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? null : Double.valueOf(number);
    }
}
