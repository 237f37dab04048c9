package io.rastro.interaction.contact;

import io.rastro.account.ServiceScope;
import io.rastro.directory.DirectoryNames;
import io.rastro.interaction.Direction;
import io.rastro.interaction.IdResolver;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import io.rastro.interaction.contact.ContactPerson.Identity;
import io.rastro.interaction.contact.ContactPerson.IdentityKind;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetList;
import io.rastro.report.KeysetList.Count;
import io.rastro.report.KeysetPage;
import io.rastro.report.Order;
import io.rastro.report.sql.ListReader;
import io.rastro.report.sql.SqlList;
import io.rastro.report.sql.SqlStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads who a contact is and what it did. */
@Repository
class ContactQueries {

    /** All erased persons are one contact, which is nobody. */
    private static final String PERSON = """
            select p.id from contact c join contact p on p.id = coalesce(c.merged_into, c.id)
            where c.id = :id and (p.source, p.identity) <> ('', 'anonymous')""";

    /** The person's own where that one is among them: the others tell the same, or what was told before. */
    private static final String NAME = """
            select name from contact where id = any(:ids) and name is not null order by id <> :person, id desc limit 1""";

    /** What sources told of it, and what it was recognised by: kind and value, which may be followed by a name or a mark. */
    private static final String IDENTITIES = """
            with own as (select * from contact where id = any(:ids)),
            recognised as (
                select identity from own union select identity from contact_identity where contact_id = any(:ids)),
            told (kind, value) as (
                select 'DOCUMENT', document_plain from own
                union select 'PHONE', coalesce(phone_number, phone) from own
                union select 'EMAIL', lower(email) from own
                union select 'EXTERNAL_ID', external_id from own
                union select case split_part(identity, ':', 1) when 'id' then 'EXTERNAL_ID' else upper(split_part(identity, ':', 1)) end,
                    regexp_replace(split_part(substr(identity, strpos(identity, ':') + 1), U&'\\2063', 1), '^(\\+?\\d+)\\|.*', '\\1')
                    from recognised where identity ~ '^(document|phone|email|id):')
            select kind, value from told where value <> '' order by kind, value""";

    private final JdbcClient jdbc;
    private final ListReader list;
    private final IdResolver resolver;

    ContactQueries(DataSource dataSource, IdResolver resolver) {
        this.jdbc = JdbcClient.create(dataSource);
        this.list = new ListReader(dataSource);
        this.resolver = resolver;
    }

    /**
     * The person that a contact is, or became, as its contacts tell it of which the reader may see anything; empty when
     * there is none.
     */
    Optional<ContactPerson> person(long contactId, ServiceScope scope) {
        return jdbc.sql(PERSON)
                .param("id", contactId)
                .query(Long.class)
                .optional()
                .map(id -> told(id, scope));
    }

    private ContactPerson told(long id, ServiceScope scope) {
        Set<Long> ids = Set.copyOf(resolver.samePersons(List.of(id)));
        Collection<Long> tellers = scope.all() ? ids : seen(new ContactInteractions(ids, scope));
        return new ContactPerson(id, ids, name(id, tellers), identities(tellers));
    }

    private List<Long> seen(ContactInteractions interactions) {
        return list.rows(interactions.contacts(), (row, number) -> row.getLong(1));
    }

    private @Nullable String name(long person, Collection<Long> ids) {
        return jdbc.sql(NAME)
                .param("ids", ids.toArray(Long[]::new))
                .param("person", person)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private List<Identity> identities(Collection<Long> ids) {
        return jdbc.sql(IDENTITIES)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> new Identity(IdentityKind.valueOf(row.getString(1)), row.getString(2)))
                .list();
    }

    /** The media on which there is anything. */
    List<MediumContacts> media(ContactInteractions interactions) {
        return list.rows(interactions.media(), (row, number) -> Optional.ofNullable(medium(row))).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static @Nullable MediumContacts medium(ResultSet row) throws SQLException {
        Timestamp first = row.getTimestamp(3);
        return first == null
                ? null
                : new MediumContacts(
                        Medium.valueOf(row.getString(1)),
                        Count.of(row.getLong(2), KeysetPage.COUNTED_AT_MOST + 1L),
                        first.toInstant(),
                        row.getTimestamp(4).toInstant());
    }

    KeysetList<ConversationKey> conversations(ContactInteractions interactions) {
        return new Conversations(list, interactions);
    }

    /** What somebody did, newest first. */
    private static final class Conversations extends SqlList<ConversationKey> {

        private final ListReader reader;
        private final ContactInteractions interactions;

        Conversations(ListReader reader, ContactInteractions interactions) {
            super(
                    reader,
                    (row, number) -> new ConversationKey(
                            row.getLong(1), row.getTimestamp(2).toInstant(), row.getLong(3)),
                    Order.NEWEST);
            this.reader = reader;
            this.interactions = interactions;
        }

        @Override
        protected SqlStatement rows(@Nullable Cursor beyond, Order requested, @Nullable Integer limit) {
            return interactions.conversations(beyond, requested, limit);
        }

        // Each takes a look at all its segments: more than a page of them are not counted.
        @Override
        protected Count countBeyond(Cursor cursor, int limit) {
            return new Count(1, false);
        }

        @Override
        public long count() {
            return reader.number(interactions.count());
        }
    }

    /** The segments of conversations, in their order. */
    List<ContactSegment> segments(List<ConversationKey> keys, ContactInteractions interactions, DirectoryNames names) {
        return list.rows(interactions.segments(keys), (row, number) -> segment(row, names));
    }

    private static ContactSegment segment(ResultSet row, DirectoryNames names) throws SQLException {
        String direction = row.getString("direction");
        Timestamp answeredAt = row.getTimestamp("answered_at");
        return new ContactSegment(
                row.getLong("conversation_id"),
                Medium.valueOf(row.getString("medium")),
                direction == null ? null : Direction.valueOf(direction),
                names.service(row.getInt("service_id")),
                names.agent(row.getInt("agent_id")),
                Status.valueOf(row.getString("status")),
                row.getTimestamp("received_at").toInstant(),
                answeredAt == null ? null : answeredAt.toInstant(),
                row.getTimestamp("finished_at").toInstant());
    }
}
