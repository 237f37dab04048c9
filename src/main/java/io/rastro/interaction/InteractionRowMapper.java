package io.rastro.interaction;

import io.rastro.directory.DirectoryNames;
import io.rastro.interaction.InteractionRow.CallFacts;
import io.rastro.interaction.InteractionRow.ContactFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a row of {@link InteractionRowSql}. Stamps come as whole epoch seconds and names from dictionaries in memory:
 * both are what a million rows are read fastest by.
 */
final class InteractionRowMapper {

    private final DirectoryNames names;
    private final Map<Integer, Outcome> outcomes;

    InteractionRowMapper(DirectoryNames names, Map<Integer, Outcome> outcomes) {
        this.names = names;
        this.outcomes = outcomes;
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
