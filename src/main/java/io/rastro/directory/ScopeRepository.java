package io.rastro.directory;

import io.rastro.account.ServiceScope;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which entries of the directory a reader of some services may know of: those that occur in an interaction of them,
 * IVRs that sent calls to them, and files sent by who sees no more.
 */
@Repository
class ScopeRepository {

    private static final String AGENTS = """
            select distinct agent_id from service_agent where service_id = any(:services) and agent_id = any(:ids)""";

    private static final String TAGS = """
            select distinct tag_id from service_tag where service_id = any(:services) and tag_id = any(:ids)""";

    private static final String AGENT_TAGS = """
            select distinct t.agent_tag_id from service_agent s join agent_agent_tag t on t.agent_id = s.agent_id
            where s.service_id = any(:services) and t.agent_tag_id = any(:ids)""";

    private static final String IVRS = """
            select distinct ivr_id from service_ivr where service_id = any(:services) and ivr_id = any(:ids)""";

    private static final String IMPORTS = """
            select id from import_run where service_ids <@ :services and id = any(:ids)""";

    private static final String CONTACTS = """
            select c.id from unnest(cast(:ids as bigint[])) c (id) where exists (
                select from contact m join interaction i on i.contact_id = m.id
                where (m.id = c.id or m.merged_into = c.id) and i.service_id = any(:services))""";

    private final JdbcClient jdbc;

    ScopeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the ids that the reader may know of, whether they exist or not. */
    Set<Long> visible(DirectoryKind kind, Collection<Long> ids, ServiceScope scope) {
        if (scope.all()) {
            return Set.copyOf(ids);
        }
        return switch (kind) {
            case SERVICE -> ofServices(ids, scope);
            case CONTACT -> found(CONTACTS, ids, scope);
            case AGENT -> found(AGENTS, ids, scope);
            case TAG -> found(TAGS, ids, scope);
            case AGENT_TAG -> found(AGENT_TAGS, ids, scope);
            case IVR -> found(IVRS, ids, scope);
            case IMPORT -> found(IMPORTS, ids, scope);
        };
    }

    private static Set<Long> ofServices(Collection<Long> ids, ServiceScope scope) {
        return ids.stream()
                .filter(id -> id <= Integer.MAX_VALUE && scope.permits(id.intValue()))
                .collect(Collectors.toSet());
    }

    private Set<Long> found(String sql, Collection<Long> ids, ServiceScope scope) {
        return Set.copyOf(jdbc.sql(sql)
                .param("ids", ids.toArray(Long[]::new))
                .param("services", scope.serviceIds().toArray(Integer[]::new))
                .query(Long.class)
                .list());
    }
}
