package io.rastro.agents;

import io.rastro.directory.DirectoryNames;
import io.rastro.directory.DirectoryRepository;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetPage;
import io.rastro.report.Order;
import io.rastro.report.sql.Fields;
import io.rastro.report.sql.ListReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** Reads the list behind a number. */
@Repository
class SegmentListQueries {

    private final ListReader list;
    private final DirectoryRepository directory;

    SegmentListQueries(DataSource dataSource, DirectoryRepository directory) {
        this.list = new ListReader(dataSource);
        this.directory = directory;
    }

    KeysetPage.Source<SegmentRow> source(AgentsCriteria criteria, SegmentSet set) {
        SegmentListSql sql = new SegmentListSql(criteria, set);
        RowMapper<SegmentRow> mapper = mapper();
        return new KeysetPage.Source<>() {
            @Override
            public KeysetPage.Rows<SegmentRow> read(@Nullable Cursor beyond, boolean backwards, int limit) {
                Order order = backwards ? Order.OLDEST : Order.NEWEST;
                return KeysetPage.Rows.uncounted(list.rows(sql.rows(beyond, order, limit), mapper));
            }

            @Override
            public KeysetPage.Count countBeyond(Cursor cursor, int limit) {
                return KeysetPage.Count.of(list.number(sql.count(cursor, limit)), limit);
            }
        };
    }

    /** All that agents had open in the period. */
    List<SegmentRow> open(AgentsCriteria criteria) {
        return list.rows(new SegmentListSql(criteria, SegmentSet.ANSWERED).open(), mapper());
    }

    long count(AgentsCriteria criteria, SegmentSet set) {
        return list.number(new SegmentListSql(criteria, set).count(null, null));
    }

    /** Hands every row on as it is read. */
    void forEach(AgentsCriteria criteria, SegmentSet set, Consumer<SegmentRow> sink) {
        list.forEach(new SegmentListSql(criteria, set).rows(null, Order.NEWEST, null), mapper(), sink);
    }

    private RowMapper<SegmentRow> mapper() {
        DirectoryNames names = directory.names();
        return (row, number) -> map(row, names);
    }

    private static SegmentRow map(ResultSet row, DirectoryNames names) throws SQLException {
        String direction = row.getString("direction");
        return new SegmentRow(
                row.getLong("id"),
                Objects.requireNonNull(Fields.instant(row, "received_at")),
                Fields.instant(row, "answered_at"),
                Objects.requireNonNull(Fields.instant(row, "finished_at")),
                row.getLong("conversation_id"),
                Medium.valueOf(row.getString("medium")),
                Status.valueOf(row.getString("status")),
                row.getString("protocol"),
                names.service(row.getInt("service_id")),
                names.agent(row.getInt("agent_id")),
                row.getString("contact"),
                row.getString("from_address"),
                direction == null ? null : Direction.valueOf(direction),
                Fields.number(row, "hold_seconds"),
                Fields.number(row, "first_response_seconds"),
                Fields.number(row, "response_seconds"));
    }
}
