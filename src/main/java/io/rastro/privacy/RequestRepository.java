package io.rastro.privacy;

import io.rastro.privacy.PrivacyRequest.Decision;
import io.rastro.privacy.PrivacyRequest.State;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests about people. A change of state says in its statement from which state it may be made. */
@Repository
class RequestRepository {

    private static final String EMPTIED = """
            contact_ids = '{}', phones = '{}', documents = '{}', emails = '{}', names = '{}', identities = '{}'""";

    private final JdbcClient jdbc;

    RequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long open(Person person, String account, Instant now) {
        return jdbc.sql("""
                        insert into privacy_request (contact_ids, phones, documents, emails, names, identities, opened_by, opened_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(
                        person.contactIds().toArray(Long[]::new),
                        texts(person.phones()),
                        texts(person.documents()),
                        texts(person.emails()),
                        texts(person.names()),
                        texts(person.identities()),
                        account,
                        utc(now))
                .query(Long.class)
                .single();
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    /** What is known of a person by now. */
    void know(long id, Person person) {
        jdbc.sql("""
                        update privacy_request set contact_ids = ?, phones = ?, documents = ?, emails = ?, names = ?,
                            identities = ? where id = ?""")
                .params(
                        person.contactIds().toArray(Long[]::new),
                        texts(person.phones()),
                        texts(person.documents()),
                        texts(person.emails()),
                        texts(person.names()),
                        texts(person.identities()),
                        id)
                .update();
    }

    Optional<PrivacyRequest> find(long id) {
        return jdbc.sql("select * from privacy_request where id = ?")
                .param(id)
                .query((row, number) -> request(row))
                .optional();
    }

    /** The latest, those that somebody has to do something about first. */
    List<PrivacyRequest> latest(int limit) {
        return jdbc.sql("""
                        select * from privacy_request
                        order by state not in ('ASKED', 'RUNNING'), id desc limit ?""").param(limit).query((row, number) -> request(row)).list();
    }

    private static PrivacyRequest request(ResultSet row) throws SQLException {
        return new PrivacyRequest(
                row.getLong("id"),
                State.valueOf(row.getString("state")),
                new Person(
                        Arrays.asList((Long[]) row.getArray("contact_ids").getArray()),
                        texts(row.getArray("phones")),
                        texts(row.getArray("documents")),
                        texts(row.getArray("emails")),
                        texts(row.getArray("names")),
                        texts(row.getArray("identities"))),
                row.getString("opened_by"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("basis"),
                row.getString("reason"),
                decision(row, "asked"),
                decision(row, "approved"),
                row.getString("held_by"),
                row.getString("failure"),
                instant(row, "finished_at"),
                row.getString("certificate_hash"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static @Nullable Decision decision(ResultSet row, String of) throws SQLException {
        Instant at = instant(row, of + "_at");
        return at == null ? null : new Decision(row.getInt(of + "_by_id"), row.getString(of + "_by"), at);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    boolean ask(long id, String basis, String reason, Decision by) {
        return jdbc.sql("""
                        update privacy_request set state = 'ASKED', basis = ?, reason = ?, asked_by_id = ?, asked_by = ?,
                            asked_at = ? where id = ? and state in ('OPEN')""")
                        .params(basis, reason, by.accountId(), by.account(), utc(by.at()), id)
                        .update()
                == 1;
    }

    boolean approve(long id, Decision by) {
        return jdbc.sql("""
                        update privacy_request set state = 'RUNNING', step = ?, approved_by_id = ?, approved_by = ?,
                            approved_at = ? where id = ? and state = 'ASKED' and asked_by_id <> ?""")
                        .params(
                                ErasureStep.first().name(),
                                by.accountId(),
                                by.account(),
                                utc(by.at()),
                                id,
                                by.accountId())
                        .update()
                == 1;
    }

    /** Whoever it is about is forgotten with it. */
    boolean withdraw(long id, Instant now) {
        return jdbc.sql("update privacy_request set state = 'WITHDRAWN', finished_at = ?, reason = null, " + EMPTIED
                                + " where id = ? and state in ('OPEN', 'ASKED')")
                        .params(utc(now), id)
                        .update()
                == 1;
    }

    /** Forgets whom requests are about that nobody decided on; how many those are. */
    int forgetOpenedBefore(Instant before) {
        return jdbc.sql("delete from privacy_request where state = 'OPEN' and opened_at < ?")
                .param(utc(before))
                .update();
    }

    List<Long> running() {
        return jdbc.sql("select id from privacy_request where state = 'RUNNING' order by id")
                .query(Long.class)
                .list();
    }

    /** The step an erasure is at, which nobody else works on until the transaction ends; empty: it is not running. */
    Optional<ErasureStep> lockStep(long id) {
        return jdbc.sql("select step from privacy_request where id = ? and state = 'RUNNING' for update")
                .param(id)
                .query(String.class)
                .optional()
                .map(ErasureStep::valueOf);
    }

    void goOn(long id, ErasureStep step) {
        jdbc.sql("update privacy_request set step = ? where id = ?")
                .params(step.name(), id)
                .update();
    }

    /** Whether that is news. */
    boolean hold(long id, @Nullable String by) {
        return jdbc.sql("update privacy_request set held_by = :by where id = :id and held_by is distinct from :by")
                        .param("by", by, Types.VARCHAR)
                        .param("id", id)
                        .update()
                == 1;
    }

    void failed(long id, @Nullable String failure) {
        jdbc.sql("update privacy_request set failure = :failure where id = :id")
                .param("failure", failure, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    /** Adds to what was erased of a kind. */
    void erased(long id, String kind, long amount) {
        if (amount > 0) {
            jdbc.sql("""
                            insert into privacy_erased as e (request_id, kind, amount) values (?, ?, ?)
                            on conflict (request_id, kind) do update set amount = e.amount + excluded.amount""").params(id, kind, amount).update();
        }
    }

    /** In order of the kinds. */
    Map<String, Long> erased(long id) {
        Map<String, Long> erased = new LinkedHashMap<>();
        jdbc.sql("select kind, amount from privacy_erased where request_id = ? order by kind")
                .param(id)
                .query(row -> {
                    erased.put(row.getString(1), row.getLong(2));
                });
        return erased;
    }

    /** Ends an erasure: neither this request nor another tells any more who it was. */
    void finish(PrivacyRequest request, String hash, Instant now) {
        jdbc.sql("""
                        delete from privacy_request where id <> :id and state in ('OPEN', 'WITHDRAWN') and (
                            contact_ids && cast(:contacts as bigint[]) or phones && cast(:phones as text[])
                            or documents && cast(:documents as text[]) or emails && cast(:emails as text[]))""")
                .param("id", request.id())
                .param("contacts", request.person().contactIds().toArray(Long[]::new))
                .param("phones", texts(request.person().phones()))
                .param("documents", texts(request.person().documents()))
                .param("emails", texts(request.person().emails()))
                .update();
        jdbc.sql("""
                        update privacy_request set state = 'DONE', step = null, reason = null, held_by = null, failure = null,
                            finished_at = ?, certificate_hash = ?,\s""" + EMPTIED + " where id = ?")
                .params(utc(now), hash, request.id())
                .update();
    }
}
