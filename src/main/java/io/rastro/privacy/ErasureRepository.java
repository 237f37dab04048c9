package io.rastro.privacy;

import io.rastro.text.PersonPattern;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Takes a person out of the tables. Rows stay wherever a report counts them, with every time and outcome as it was; who it
 * was, and what was said, goes.
 */
@Repository
class ErasureRepository {

    /** Stands where something was. */
    static final String ANONYMOUS = "[anonimizado]";

    /** Before the number of a recording whose file was erased. */
    private static final String NO_FILE = "anonymous/";

    private static final String OF_BATCH =
            "(interaction_id, received_at) in (select * from unnest(:ids, cast(:stamps as timestamptz[])))";

    /** The far end of an interaction is the person's; the near end only where it tells of it. */
    private static final String ANONYMISED = """
            update interaction i set protocol = null, external_protocol = null, phone_number = null, email = null,
                internal_comments = null,
                contact_id = case when contact_id is not null then (select id from contact where source = '' and identity = 'anonymous') end,
                from_address = case when direction = 'OUTBOUND' and from_address !~ :identifiers then from_address end,
                to_address = case when direction is distinct from 'OUTBOUND' and to_address !~ :identifiers then to_address end
            where (i.id, i.received_at) in (select * from unnest(:ids, cast(:stamps as timestamptz[])))""";

    private static final List<String> DETAILS = List.of(
            "update call_quality set dialled_number = null, external_channel = null, internal_channel = null where "
                    + OF_BATCH,
            "update interaction_event set note = null where note is not null and " + OF_BATCH,
            "update recording_access set reference = '" + ANONYMOUS + "' where interaction_id = any(:ids)",
            """
            insert into recording_audio (reference, version, size_bytes, noted_at, deleted_at)
            select 'anonymous/' || id, '', 0, now(), now() from recording where interaction_id = any(:ids)
            on conflict (reference) do nothing""",
            """
            update conversation c set external_id = 'anonymous:' || c.id
            where c.id in (select conversation_id from interaction i
                    where (i.id, i.received_at) in (select * from unnest(:ids, cast(:stamps as timestamptz[]))))
                and (c.external_id ~ :identifiers or not exists (select from interaction other
                    join contact known on known.id = other.contact_id and (known.source, known.identity) <> ('', 'anonymous')
                    where other.conversation_id = c.id and other.contact_id <> all(cast(:contacts as bigint[]))))""");

    private static final String MESSAGES = """
            update message set text = case when text is not null then '[anonimizado]' end,
                author = case when sender in ('AGENT', 'BOT', 'INTERNAL') and author !~ :identifiers then author end,
                attachment_name = case when attachment_name is not null then '[anonimizado]' end, attachment_url = null
            where\s""" + OF_BATCH;

    private final JdbcClient jdbc;
    private final PersonRepository people;

    ErasureRepository(JdbcClient jdbc, PersonRepository people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** A record and the instant it is filed under, as text. */
    record RecordKey(long id, String at) {}

    /** Some of a person's interactions; none: all are anonymous. */
    List<RecordKey> interactions(Person person, int limit) {
        return people.asked(
                        "select id, received_at::text as at from (" + PersonRepository.OWN + ") own limit :limit",
                        person)
                .param("limit", limit)
                .query(RecordKey.class)
                .list();
    }

    List<RecordKey> calls(Person person, int limit) {
        return people.asked(
                        "select call as id, entered_at::text as at from (" + PersonalData.CALLS.query()
                                + ") own limit :limit",
                        person)
                .param("limit", limit)
                .query(RecordKey.class)
                .list();
    }

    /** What became of a batch. */
    record Anonymised(long messages, long recordings) {}

    Anonymised anonymise(Person person, List<RecordKey> batch) {
        allowTrails();
        of(ANONYMISED, person, batch).update();
        DETAILS.forEach(sql -> of(sql, person, batch).update());
        long recordings = of(
                        "update recording set reference = '" + NO_FILE + "' || id where interaction_id = any(:ids)"
                                + " and reference <> '" + NO_FILE + "' || id",
                        person,
                        batch)
                .update();
        return new Anonymised(of(MESSAGES, person, batch).update(), recordings);
    }

    /** For this transaction: the trails are append-only otherwise. */
    private void allowTrails() {
        jdbc.sql("select set_config('rastro.privacy', 'on', true)")
                .query(String.class)
                .single();
    }

    private JdbcClient.StatementSpec of(String sql, Person person, List<RecordKey> batch) {
        return jdbc.sql(sql)
                .param("ids", batch.stream().map(RecordKey::id).toArray(Long[]::new))
                .param("stamps", batch.stream().map(RecordKey::at).toArray(String[]::new))
                .param("contacts", person.contactIds().toArray(Long[]::new))
                .param("identifiers", identifiers(person.pattern()));
    }

    private static String identifiers(PersonPattern pattern) {
        String identifiers = pattern.identifiers();
        // Nothing matches what must stand before itself.
        return identifiers == null ? "a^" : identifiers;
    }

    void anonymiseCalls(List<RecordKey> batch) {
        jdbc.sql("""
                        update ivr_call set caller = null
                        where (id, entered_at) in (select * from unnest(:ids, cast(:stamps as timestamptz[])))""")
                .param("ids", batch.stream().map(RecordKey::id).toArray(Long[]::new))
                .param("stamps", batch.stream().map(RecordKey::at).toArray(String[]::new))
                .update();
    }

    /** Contacts that nothing new is filed under any more. */
    void detach(Person person) {
        jdbc.sql("delete from contact_identity where contact_id = any(:ids)")
                .param("ids", person.contactIds().toArray(Long[]::new))
                .update();
        jdbc.sql("update contact set identity = 'erased:' || id where id = any(:ids)")
                .param("ids", person.contactIds().toArray(Long[]::new))
                .update();
    }

    /** How many contacts those were. */
    long deleteContacts(Person person) {
        jdbc.sql("""
                        delete from email_address known where address = any(?)
                            and not exists (select from interaction i where i.email = known.address)""").param(person.emails().toArray(String[]::new)).update();
        jdbc.sql("delete from contact_identity where contact_id = any(?)")
                .param(person.contactIds().toArray(Long[]::new))
                .update();
        return jdbc.sql("delete from contact where id = any(?)")
                .param(person.contactIds().toArray(Long[]::new))
                .update();
    }

    /** The tables in which others' words stand, partition by partition. */
    List<Free> freeTexts() {
        return jdbc.sql("""
                        select leaf.relid::regclass::text as table_name, text.name as column_name, text.id as id_column
                        from (values ('message', 'text', 'interaction_id'), ('interaction', 'internal_comments', 'id'),
                            ('interaction_event', 'note', 'interaction_id')) text (parent, name, id),
                            pg_partition_tree(text.parent::regclass) leaf where leaf.isleaf order by 1, 2""").query(Free.class).list();
    }

    /** A column of texts, in one partition. */
    record Free(String tableName, String columnName, String idColumn) {}

    /** Replaces a person's numbers, documents and addresses wherever they stand in a column; how many rows that were. */
    long replaceMentions(Free text, Person person) {
        String identifiers = person.pattern().identifiers();
        return identifiers == null
                ? 0
                : jdbc.sql("update {table} told set {text} = regexp_replace({text}, :identifiers, :anonymous, 'g')"
                                .concat(
                                        " where {text} ~ :identifiers and held_back(told.{id}, told.received_at, now()) is distinct from 'HOLD'")
                                .replace("{table}", text.tableName())
                                .replace("{text}", text.columnName())
                                .replace("{id}", text.idColumn()))
                        .param("identifiers", identifiers)
                        .param("anonymous", ANONYMOUS)
                        .update();
    }

    /** What a released hold said of the person. */
    void emptyHolds(Person person) {
        jdbc.sql("""
                        update legal_hold set reason = :anonymous, contact_ids = case when contact_ids is not null then '{}'::bigint[] end
                        where released_at is not null
                            and (contact_ids && cast(:contacts as bigint[]) or reason ~ :identifiers)""")
                .param("anonymous", ANONYMOUS)
                .param("contacts", person.contactIds().toArray(Long[]::new))
                .param("identifiers", identifiers(person.pattern()))
                .update();
    }
}
