package io.rastro.directory;

import io.rastro.account.ServiceScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which entries of the directory a reader of some services may know of: those that occur in an interaction of them. An
 * IVR belongs to no service; files are named by permission.
 */
@Repository
class ScopeRepository {

    /** A page of the reports is asked for again and again, and who works for a service seldom changes. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final int SCOPES_KEPT = 200;

    private static final String AGENTS_AND_TAGS = """
            with served as materialized (
                select agent_id, tag_ids from interaction where service_id = any(:services) group by agent_id, tag_ids)
            select 'AGENT', agent_id from served where agent_id is not null
            union select 'TAG', tag from served cross join unnest(tag_ids) tag
            union select 'AGENT_TAG', t.agent_tag_id from served s join agent_agent_tag t on t.agent_id = s.agent_id""";

    // The index on an agent's interactions holds their services.
    private static final String AGENTS = """
            select a.id from unnest(cast(:ids as int[])) a (id) where exists (
                select from interaction i where i.agent_id = a.id and i.service_id = any(:services))""";

    private static final String CONTACTS = """
            select c.id from unnest(cast(:ids as bigint[])) c (id) where exists (
                select from contact m join interaction i on i.contact_id = m.id
                where (m.id = c.id or m.merged_into = c.id) and i.service_id = any(:services))""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<ServiceScope, Known> known = new ConcurrentHashMap<>();

    ScopeRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of the ids that the reader may know of, whether they exist or not. */
    Set<Long> visible(DirectoryKind kind, Collection<Long> ids, ServiceScope scope) {
        if (scope.all()) {
            return Set.copyOf(ids);
        }
        return switch (kind) {
            case IVR, IMPORT -> Set.copyOf(ids);
            case SERVICE -> ofServices(ids, scope);
            case CONTACT -> found(CONTACTS, ids, scope);
            case TAG, AGENT_TAG -> ofKnown(kind, ids, scope);
            case AGENT -> agents(ids, scope);
        };
    }

    private static Set<Long> ofServices(Collection<Long> ids, ServiceScope scope) {
        return ids.stream()
                .filter(id -> id <= Integer.MAX_VALUE && scope.permits(id.intValue()))
                .collect(Collectors.toSet());
    }

    /** Who began a minute ago is on the pages already. */
    private Set<Long> agents(Collection<Long> ids, ServiceScope scope) {
        Set<Long> visible = new HashSet<>(ofKnown(DirectoryKind.AGENT, ids, scope));
        Set<Long> others = ids.stream()
                .filter(id -> !visible.contains(id) && id <= Integer.MAX_VALUE)
                .collect(Collectors.toSet());
        // Many are a list, which can wait for who began.
        if (others.size() == 1) {
            visible.addAll(found(AGENTS, others, scope));
        }
        return visible;
    }

    private Set<Long> found(String sql, Collection<Long> ids, ServiceScope scope) {
        return Set.copyOf(jdbc.sql(sql)
                .param("ids", ids.toArray(Long[]::new))
                .param("services", scope.serviceIds().toArray(Integer[]::new))
                .query(Long.class)
                .list());
    }

    private Set<Long> ofKnown(DirectoryKind kind, Collection<Long> ids, ServiceScope scope) {
        Instant oldest = clock.instant().minus(KEPT);
        Known fresh = known.compute(
                scope, (services, kept) -> kept == null || kept.readAt().isBefore(oldest) ? read(services) : kept);
        if (known.size() > SCOPES_KEPT) {
            known.clear();
        }
        Set<Long> all = fresh.ids().getOrDefault(kind, Set.of());
        return ids.stream().filter(all::contains).collect(Collectors.toSet());
    }

    private Known read(ServiceScope scope) {
        Map<DirectoryKind, Set<Long>> ids = jdbc
                .sql(AGENTS_AND_TAGS)
                .param("services", scope.serviceIds().toArray(Integer[]::new))
                .query((row, number) -> Map.entry(DirectoryKind.valueOf(row.getString(1)), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
        return new Known(clock.instant(), ids);
    }

    /** What one scope lets know of. */
    private record Known(Instant readAt, Map<DirectoryKind, Set<Long>> ids) {}
}
