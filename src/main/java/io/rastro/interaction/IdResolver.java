package io.rastro.interaction;

import io.rastro.interaction.Outcome.OutcomeMapper;
import io.rastro.report.SecondsRange;
import io.rastro.text.Mask;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Resolves what a reader types or picks to the ids that interactions carry. */
@Repository
public class IdResolver {

    /**
     * More contacts than this are not worth collecting: where so many carry a name, a page is found sooner by reading the
     * contacts of the latest interactions.
     */
    static final int MAX_CONTACTS = 15_000;

    /** More ids than this are not worth collecting: so frequent a match is found by the ordered scan. */
    static final int MAX_IDS = 1_000;

    /** So few interactions are all looked at without being missed. */
    private static final int FEW_INTERACTIONS = 2_000;

    private static final String OUTCOMES =
            "select id, medium, status, voice_status, expiration, portfolio, started_by from outcome where ";

    private static final Pattern EXPECTED_ROWS = Pattern.compile("rows=([0-9]+)");

    private static final Pattern WHOLE_ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    private final JdbcClient jdbc;

    IdResolver(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Outcome> outcomes(Medium medium) {
        return jdbc.sql(OUTCOMES + "medium = :medium")
                .param("medium", medium.name())
                .query(OutcomeMapper::map)
                .list();
    }

    /** The outcomes with these ids, by id. */
    public Map<Integer, Outcome> outcomes(Collection<Integer> ids) {
        return jdbc
                .sql(OUTCOMES + "id = any(:ids)")
                .param("ids", ids.toArray(Integer[]::new))
                .query(OutcomeMapper::map)
                .list()
                .stream()
                .collect(Collectors.toMap(Outcome::id, outcome -> outcome));
    }

    List<Integer> agentsTagged(Collection<Integer> tagIds) {
        return jdbc.sql("select distinct agent_id from agent_agent_tag where agent_tag_id = any(:tags)")
                .param("tags", tagIds.toArray(Integer[]::new))
                .query(Integer.class)
                .list();
    }

    /** These contacts and all that turned out to be the same persons. */
    public List<Long> samePersons(Collection<Long> contactIds) {
        return jdbc.sql("""
                with person as (select coalesce(merged_into, id) as id from contact where id = any(:ids))
                select id from person union select c.id from contact c join person p on c.merged_into = p.id""")
                .param("ids", contactIds.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    List<Long> contactsByExternalId(String... externalIds) {
        return jdbc.sql("select id from contact where external_id = any(:externalIds)")
                .param("externalIds", externalIds)
                .query(Long.class)
                .list();
    }

    /** The buckets into which lengths of time of a range fall. */
    List<Integer> spanBuckets(SecondsRange range) {
        return jdbc.sql("select generate_series(span_bucket(coalesce(:from, 0)), span_bucket(coalesce(:to, :longest)))")
                .param("from", range.from(), Types.BIGINT)
                .param("to", range.to(), Types.BIGINT)
                .param("longest", Long.MAX_VALUE)
                .query(Integer.class)
                .list();
    }

    /** Empty when they are more than {@link #MAX_CONTACTS}. */
    Optional<List<Long>> contactsByName(String fragment, Mask mask) {
        Map<String, Object> parameters = new NamePattern(fragment).parameters();
        String named = "select c.id from contact c where " + NamePattern.matches(mask);
        if (estimatedRows(named, parameters) > MAX_CONTACTS) {
            return Optional.empty();
        }
        List<Long> found = jdbc.sql(named + " limit " + (MAX_CONTACTS + 1))
                .params(parameters)
                .query(Long.class)
                .list();
        return found.size() > MAX_CONTACTS ? Optional.empty() : Optional.of(found);
    }

    /** What the planner expects; only good for choosing a way, never to be shown. */
    private double estimatedRows(String sql, Map<String, Object> parameters) {
        String plan = String.join(
                "",
                jdbc.sql("explain " + sql)
                        .params(parameters)
                        .query(String.class)
                        .list());
        Matcher rows = EXPECTED_ROWS.matcher(plan);
        return rows.find() ? Double.parseDouble(rows.group(1)) : 0;
    }

    static boolean isWholeAddress(String text) {
        return WHOLE_ADDRESS.matcher(text).matches();
    }

    /** The address itself when a whole one is given, else those that contain the fragment, at most one too many. */
    List<String> emailAddresses(String text) {
        if (isWholeAddress(text)) {
            return List.of(text.toLowerCase(Locale.ROOT));
        }
        return jdbc.sql("select address from email_address where address like :pattern limit " + (MAX_IDS + 1))
                .param("pattern", contains(text))
                .query(String.class)
                .list();
    }

    /** Whether few interactions of the medium carry any of these ids. */
    boolean rare(Facet facet, Collection<?> ids, Medium medium) {
        if (ids.size() > MAX_IDS) {
            return false;
        }
        long carrying = jdbc.sql("select count(*) from (select from unnest(" + facet.array()
                        + ") key (id) cross join lateral (select from "
                        + facet.table() + " x where " + facet.is("x", "key.id") + " and " + facet.mediumCondition()
                        + " limit "
                        + (FEW_INTERACTIONS + 1) + ") hit limit " + (FEW_INTERACTIONS + 1) + ") hits")
                .param(facet.parameter(), facet.toArray(ids))
                .param("medium", medium.name())
                .query(Long.class)
                .single();
        return carrying <= FEW_INTERACTIONS;
    }

    /** Whether there are so few recordings that a search for them begins there. */
    boolean fewRecordings() {
        return jdbc.sql("select count(*) from (select from recording limit " + (FEW_INTERACTIONS + 1) + ") hit")
                        .query(Long.class)
                        .single()
                <= FEW_INTERACTIONS;
    }

    static String contains(String text) {
        return "%" + NamePattern.escaped(text.toLowerCase(Locale.ROOT)) + "%";
    }
}
