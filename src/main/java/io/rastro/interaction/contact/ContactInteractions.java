package io.rastro.interaction.contact;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.Medium;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetPage;
import io.rastro.report.Order;
import io.rastro.report.sql.KeyOrder;
import io.rastro.report.sql.SqlStatement;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one person's interactions that a reader may see. Each contact's are read medium by medium, as the index of
 * contacts is ordered, and no further than is needed.
 */
final class ContactInteractions {

    private static final KeyOrder KEYS = new KeyOrder("i.received_at", "i.id");

    /** The medium comes from the statement around it. */
    private static final String PROBES = "unnest(cast(:contacts as bigint[])) person (id) cross join lateral (select %s"
            + " from interaction i where i.contact_id = person.id and i.medium = medium.name and %s%s) hits";

    private final Map<String, Object> parameters = new HashMap<>();
    private final boolean everyService;

    ContactInteractions(Set<Long> contactIds, ServiceScope scope) {
        this.everyService = scope.all();
        parameters.put(
                "contacts", contactIds.stream().mapToLong(Long::longValue).toArray());
        parameters.put(
                "services",
                scope.serviceIds().stream().mapToInt(Integer::intValue).toArray());
        parameters.put("media", Arrays.stream(Medium.values()).map(Medium::name).toArray(String[]::new));
    }

    // Coalesced, so that no index of services is tempted: a person's interactions are few, a service's many.
    private String permitted(String interaction) {
        return everyService
                ? "true"
                : "coalesce(" + interaction + ".service_id = any(cast(:services as int[])), false)";
    }

    /** The contacts that any of them is of. */
    SqlStatement contacts() {
        return new SqlStatement(
                "select distinct person.id from unnest(cast(:media as text[])) medium (name) cross join "
                        + PROBES.formatted("", permitted("i"), " limit 1"),
                parameters);
    }

    /** How many there are of each medium, no further than a list is counted, with the instants of the first and the last. */
    SqlStatement media() {
        String some = " limit " + (KeysetPage.COUNTED_AT_MOST + 1);
        String counted = "(select count(*) from (select from " + PROBES.formatted("", permitted("i"), some) + some
                + ") counted)";
        return new SqlStatement(
                "select medium.name, " + counted + ", " + edge("min", Order.OLDEST) + ", " + edge("max", Order.NEWEST)
                        + " from unnest(cast(:media as text[])) with ordinality medium (name, place) order by place",
                parameters);
    }

    private String edge(String aggregate, Order order) {
        return "(select " + aggregate + "(hits.received_at) from "
                + PROBES.formatted("i.received_at", permitted("i"), KEYS.by(order) + " limit 1") + ")";
    }

    /**
     * The first segments of conversations beyond a place, in an order.
     *
     * @param limit null: all
     */
    SqlStatement conversations(@Nullable Cursor beyond, Order order, @Nullable Integer limit) {
        Map<String, Object> all = new HashMap<>(parameters);
        String conditions = permitted("i") + " and " + firstOfItsConversation();
        if (beyond != null) {
            conditions += " and " + KEYS.beyond(order);
            all.putAll(KeyOrder.parameters(beyond));
        }
        String some = limit == null ? "" : " limit " + limit;
        return new SqlStatement(
                "select hits.id, hits.received_at, hits.conversation_id"
                        + " from unnest(cast(:media as text[])) medium (name) cross join "
                        + PROBES.formatted("i.id, i.received_at, i.conversation_id", conditions, KEYS.by(order) + some)
                        + new KeyOrder("hits.received_at", "hits.id").by(order) + some,
                all);
    }

    /** How many conversations there are. */
    SqlStatement count() {
        SqlStatement all = conversations(null, Order.NEWEST, null);
        return new SqlStatement("select count(*) from (" + all.sql() + ") conversation", all.parameters());
    }

    // Not NOT EXISTS: the planner would join with all interactions there are.
    private String firstOfItsConversation() {
        return "coalesce((select false from interaction e where e.conversation_id = i.conversation_id"
                + " and e.received_at <= i.received_at and (e.received_at, e.id) < (i.received_at, i.id)"
                + " and e.contact_id = any(cast(:contacts as bigint[])) and " + permitted("e") + " limit 1), true)";
    }

    /** The segments of conversations, in their order; none is older than the oldest key. */
    SqlStatement segments(List<ConversationKey> keys) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put(
                "conversations",
                keys.stream().mapToLong(ConversationKey::conversationId).toArray());
        all.put(
                "first",
                keys.stream()
                        .map(ConversationKey::receivedAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow()
                        .atOffset(ZoneOffset.UTC));
        return new SqlStatement("""
                select i.conversation_id, i.medium, i.direction, i.service_id, i.agent_id, o.status, i.received_at,
                    i.answered_at, i.finished_at
                from interaction i join outcome o on o.id = i.outcome_id
                where i.conversation_id = any(cast(:conversations as bigint[])) and i.received_at >= :first
                    and i.contact_id = any(cast(:contacts as bigint[])) and {permitted}
                order by i.received_at, i.segment nulls last, i.id""".replace("{permitted}", permitted("i")), all);
    }
}
