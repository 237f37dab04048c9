package io.rastro.interaction;

import io.rastro.account.ServiceScope;
import io.rastro.directory.Contact;
import io.rastro.directory.DirectoryOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The contacts that a typed name lists: only those with an interaction in the reader's scope. Two ways are gone, each to
 * an end: the names that match, and the interactions of the reader's services. The list of a frequent name typed by a
 * reader of few services would otherwise look up the interactions of every contact that carries it.
 */
@Repository
class ContactSuggestions {

    private static final String SQL = """
            with named as (select id from contact c where %1$s and merged_into is null limit %2$d),
            served as (select i.contact_id from unnest(cast(:services as int[])) service (id) cross join lateral (
                select contact_id from interaction x where x.service_id = service.id limit %3$d) i limit %3$d),
            found as (
                -- Not EXISTS: the planner would look at every interaction for each contact.
                (select n.id from named n where (select true from contact m join interaction i on i.contact_id = m.id
                    where (m.id = n.id or m.merged_into = n.id) and (:everyService or i.service_id = any(:services))
                    limit 1) limit %4$d)
                union
                (select c.id from (select distinct contact_id from served) s join contact m on m.id = s.contact_id
                    join contact c on c.id = coalesce(m.merged_into, m.id) where %1$s limit %4$d))
            select c.id, %5$s from contact c where c.id in (select id from found limit %4$d)
            order by c.folded_name, c.id""";

    /** A list of options longer than this is read by nobody. */
    private static final int MAX_OPTIONS = 30;

    /** Contacts of a matching name whose services are looked up. */
    private static final int MAX_NAMED = 1_000;

    /** Interactions of the reader's services whose contacts are looked at: all of a small service. */
    private static final int MAX_SERVED = 5_000;

    private final JdbcClient jdbc;

    ContactSuggestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most thirty; a longer fragment finds those that these leave out. */
    List<DirectoryOption> named(String fragment, ServiceScope scope) {
        if (scope.mask().hides() && !NamePattern.isOfName(fragment)) {
            return List.of();
        }
        Map<String, Object> parameters = new HashMap<>(new NamePattern(fragment).parameters());
        parameters.put(
                "services",
                scope.serviceIds().stream().mapToInt(Integer::intValue).toArray());
        parameters.put("everyService", scope.all());
        return jdbc.sql(SQL.formatted(
                        NamePattern.matches(scope.mask()), MAX_NAMED, MAX_SERVED, MAX_OPTIONS, Contact.LABEL))
                .params(parameters)
                .query((row, number) ->
                        new DirectoryOption(row.getLong(1), scope.mask().label(row.getString(2))))
                .list();
    }
}
