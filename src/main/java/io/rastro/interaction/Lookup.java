package io.rastro.interaction;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Resolves what a reader types or picks to the ids that interactions carry. */
@Repository
class Lookup {

    /** More ids than this are not worth collecting: so frequent a match is found by the ordered scan. */
    static final int MOST_IDS = 1_000;

    static final String NAME_MATCHES = "(fold(c.name) like fold(:name) or fold(c.name) like fold(:nameOfWord))";

    private static final Pattern WHOLE_ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
    private static final int SHORTEST_FRAGMENT = 3;

    private final NamedParameterJdbcTemplate jdbc;

    Lookup(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Outcome> outcomes(Medium medium) {
        return jdbc.query(
                "select id, medium, status, voice_status, expiration, portfolio, started_by from outcome where medium = :medium",
                Map.of("medium", medium.name()),
                OutcomeMapper::map);
    }

    List<Integer> agentsTagged(Collection<Integer> tagIds) {
        return jdbc.queryForList(
                "select distinct agent_id from agent_agent_tag where agent_tag_id in (:tags)",
                Map.of("tags", tagIds),
                Integer.class);
    }

    List<Long> contactsByExternalId(String externalId) {
        return jdbc.queryForList(
                "select id from contact where external_id = :externalId", Map.of("externalId", externalId), Long.class);
    }

    /** At most one more than {@link #MOST_IDS}. */
    List<Long> contactsByName(String fragment) {
        return jdbc.queryForList(
                "select c.id from contact c where " + NAME_MATCHES + " limit " + (MOST_IDS + 1),
                namePatterns(fragment),
                Long.class);
    }

    /** The address itself when a whole one is given, else those that contain the fragment, at most one too many. */
    List<String> emailAddresses(String text) {
        if (WHOLE_ADDRESS.matcher(text).matches()) {
            return List.of(text.toLowerCase(Locale.ROOT));
        }
        return jdbc.queryForList(
                "select address from email_address where address like :pattern limit " + (MOST_IDS + 1),
                Map.of("pattern", contains(text)),
                String.class);
    }

    /** The parameters of {@link #NAME_MATCHES}: a fragment anywhere; one or two letters at the start of a word. */
    static Map<String, Object> namePatterns(String fragment) {
        String literal = escaped(fragment.strip());
        return literal.length() < SHORTEST_FRAGMENT
                ? Map.of("name", literal + "%", "nameOfWord", "% " + literal + "%")
                : Map.of("name", "%" + literal + "%", "nameOfWord", "%" + literal + "%");
    }

    static String contains(String text) {
        return "%" + escaped(text.toLowerCase(Locale.ROOT)) + "%";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
