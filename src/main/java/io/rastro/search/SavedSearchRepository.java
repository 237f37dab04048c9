package io.rastro.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps searches. What is shared is there while its owner may sign in and, with a team, is in it. */
@Repository
class SavedSearchRepository {

    private static final String SEARCHES = """
            select s.id, s.account_id, owner.display_name, s.name, s.path, s.query, s.team_id, team.name as team, s.link
            from saved_search s
            join account owner on owner.id = s.account_id
            left join team on team.id = s.team_id
            """;

    private static final String OPEN_TO_READER = """
            (s.account_id = :reader or owner.enabled and s.team_id in (
                select mine.team_id from account_team mine
                join account_team theirs on theirs.team_id = mine.team_id
                where mine.account_id = :reader and theirs.account_id = s.account_id))""";

    /** Without what they ask, which may be long. */
    private static final String NAMES = """
            select s.id, s.account_id, owner.display_name, s.name, s.path, team.name as team
            from saved_search s
            join account owner on owner.id = s.account_id
            left join team on team.id = s.team_id
            where""" + " " + OPEN_TO_READER;

    private final JdbcClient jdbc;

    SavedSearchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account's own, by name. */
    List<SavedSearch> own(int reader) {
        return jdbc.sql(SEARCHES + " where s.account_id = :reader order by lower(s.name), s.id")
                .param("reader", reader)
                .query(SavedSearchRepository::map)
                .list();
    }

    /** Others' that an account may open, by name. */
    List<NamedSearch> ofOthers(int reader, int most) {
        return jdbc.sql(NAMES + " and s.account_id <> :reader order by lower(s.name), s.id limit :most")
                .param("reader", reader)
                .param("most", most)
                .query(SavedSearchRepository::named)
                .list();
    }

    /** Those of a report that an account may open, its own first, by name; of too many the ones that changed last. */
    List<NamedSearch> ofReport(int reader, String path, int most) {
        return jdbc.sql("select * from (" + NAMES + " and s.path = :path"
                        + " order by s.account_id <> :reader, s.changed_at desc, s.id limit :most) latest"
                        + " order by account_id <> :reader, lower(name), id")
                .param("reader", reader)
                .param("path", path)
                .param("most", most)
                .query(SavedSearchRepository::named)
                .list();
    }

    Optional<SavedSearch> find(int id, int reader) {
        return jdbc.sql(SEARCHES + " where s.id = :id and " + OPEN_TO_READER)
                .param("id", id)
                .param("reader", reader)
                .query(SavedSearchRepository::map)
                .optional();
    }

    Optional<SavedSearch> linked(String link) {
        return jdbc.sql(SEARCHES + " where s.link = :link and owner.enabled")
                .param("link", link)
                .query(SavedSearchRepository::map)
                .optional();
    }

    /** The one that the portal opens on, if the account may still open it. */
    Optional<SavedSearch> start(int reader) {
        return jdbc.sql(SEARCHES + " join start_page p on p.search_id = s.id where p.account_id = :reader and "
                        + OPEN_TO_READER)
                .param("reader", reader)
                .query(SavedSearchRepository::map)
                .optional();
    }

    int countOf(int owner) {
        return jdbc.sql("select count(*) from saved_search where account_id = ?")
                .param(owner)
                .query(Integer.class)
                .single();
    }

    int insert(int owner, String name, String path, String query, Instant now) {
        return jdbc.sql("""
                        insert into saved_search (account_id, name, path, query, changed_at) values (?, ?, ?, ?, ?)
                        returning id""")
                .params(owner, name, path, query, now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    void rename(int id, String name, Instant now) {
        jdbc.sql("update saved_search set name = ?, changed_at = ? where id = ?")
                .params(name, now.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    void replace(int id, String path, String query, Instant now) {
        jdbc.sql("update saved_search set path = ?, query = ?, changed_at = ? where id = ?")
                .params(path, query, now.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    void share(int id, @Nullable Integer team) {
        jdbc.sql("update saved_search set team_id = :team where id = :id")
                .param("team", team)
                .param("id", id)
                .update();
    }

    void link(int id, @Nullable String link) {
        jdbc.sql("update saved_search set link = :link where id = :id")
                .param("link", link)
                .param("id", id)
                .update();
    }

    void delete(int id) {
        jdbc.sql("delete from saved_search where id = ?").param(id).update();
    }

    void startWith(int reader, int id) {
        jdbc.sql("""
                        insert into start_page (account_id, search_id) values (?, ?)
                        on conflict (account_id) do update set search_id = excluded.search_id""").params(reader, id).update();
    }

    void startAsUsual(int reader) {
        jdbc.sql("delete from start_page where account_id = ?").param(reader).update();
    }

    /** By name. */
    List<SharingTeam> teamsOf(int account) {
        return jdbc.sql("""
                        select team.id, team.name from team join account_team t on t.team_id = team.id
                        where t.account_id = ? order by lower(team.name)""")
                .param(account)
                .query((row, number) -> new SharingTeam(row.getInt(1), row.getString(2)))
                .list();
    }

    private static NamedSearch named(ResultSet row, int index) throws SQLException {
        return new NamedSearch(
                row.getInt("id"),
                row.getInt("account_id"),
                row.getString("display_name"),
                row.getString("name"),
                row.getString("path"),
                row.getString("team"));
    }

    private static SavedSearch map(ResultSet row, int index) throws SQLException {
        return new SavedSearch(
                row.getInt("id"),
                row.getInt("account_id"),
                row.getString("display_name"),
                row.getString("name"),
                row.getString("path"),
                row.getString("query"),
                row.getObject("team_id", Integer.class),
                row.getString("team"),
                row.getString("link"));
    }
}
