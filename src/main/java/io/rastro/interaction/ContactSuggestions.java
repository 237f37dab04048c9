package io.rastro.interaction;

import io.rastro.account.ServiceScope;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The contacts that a typed name lists: only those with an interaction in the reader's scope. */
@Repository
public class ContactSuggestions {

    private static final int MOST = 30;

    private final NamedParameterJdbcTemplate jdbc;

    ContactSuggestions(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<DirectoryOption> named(String fragment, ServiceScope scope) {
        Map<String, Object> parameters = new HashMap<>(new NamePattern(fragment).parameters());
        parameters.put(
                "services",
                scope.serviceIds().stream().mapToInt(Integer::intValue).toArray());
        parameters.put("everyService", scope.all());
        return jdbc.query(
                "select c.id, " + DirectoryKind.CONTACT.label() + " from contact c where " + NamePattern.MATCHES
                        // Not EXISTS: the planner would look at every interaction for each contact.
                        + " and c.merged_into is null and (select true from contact m join interaction i on i.contact_id = m.id"
                        + " where (m.id = c.id or m.merged_into = c.id) and (:everyService or i.service_id = any(:services))"
                        + " limit 1) limit " + MOST,
                parameters,
                (row, number) -> new DirectoryOption(row.getLong(1), row.getString(2)));
    }
}
