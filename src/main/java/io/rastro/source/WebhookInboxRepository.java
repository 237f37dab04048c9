package io.rastro.source;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was delivered to webhooks, kept as it came. Deliveries are received at any rate, by any number of portals, and wait for
 * nobody; they get their place in the order when they are first read, so that none appears before a place already passed.
 */
@Repository
public class WebhookInboxRepository {

    /** Longer than any sender goes on repeating a delivery, which is then known to have come. */
    static final Duration KEPT = Duration.ofDays(8);

    private static final int SWEPT_AT_ONCE = 1_000;
    private static final int BYTES_AT_ONCE = 16 * 1024 * 1024;

    private final JdbcClient database;
    private final Clock clock;

    WebhookInboxRepository(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps a delivery; once it returns the sender may be told so. One that is there already changes nothing. */
    @Transactional
    public void keep(int sourceId, String deliveryId, byte[] body) {
        database.sql("""
                        insert into webhook_delivery (source_id, delivery_id, received_at, body)
                        values (:source, :delivery, :now, :body) on conflict do nothing""")
                .param("source", sourceId)
                .param("delivery", deliveryId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("body", body)
                .update();
    }

    /** The feed of what is delivered to a source, under a name of its own among those that are read together. */
    public Feed feed(String name, int sourceId, WebhookType type) {
        return new WebhookFeed(name, this, sourceId, type);
    }

    /**
     * Those after a place, whose content is read up to there and kept; what was read long ago is swept. So many that they have
     * 16 MB together, but one at least.
     */
    @Transactional
    List<Kept> after(int sourceId, long number, int limit) {
        sweep(sourceId, number);
        giveNumbers(sourceId, limit);
        return database.sql("""
                        select number, received_at, body from (
                            select number, received_at, body, sum(octet_length(body)) over (order by number)
                                - octet_length(body) as bytes_before
                            from (select number, received_at, body from webhook_delivery
                                where source_id = :source and number > :number order by number limit :limit) next) sized
                        where bytes_before < :bytes order by number""")
                .param("bytes", BYTES_AT_ONCE)
                .param("source", sourceId)
                .param("number", number)
                .param("limit", limit)
                .query((row, place) -> new Kept(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        new String(row.getBytes(3), StandardCharsets.UTF_8)))
                .list();
    }

    /** The lock is held until the numbers are committed: nobody sees a number before all lower ones of its source. */
    private void giveNumbers(int sourceId, int limit) {
        database.sql("select pg_advisory_xact_lock(hashtext('webhook_delivery'), :source)")
                .param("source", sourceId)
                .query()
                .listOfRows();
        database.sql("""
                        update webhook_delivery set number = numbered.number
                        from (select id, nextval('webhook_delivery_number') as number
                            from (select id from webhook_delivery where source_id = :source and number is null
                                order by id limit :limit) as unread) as numbered
                        where webhook_delivery.id = numbered.id""").param("source", sourceId).param("limit", limit).update();
    }

    private void sweep(int sourceId, long number) {
        database.sql("""
                        delete from webhook_delivery where received_at < :before and id = any (array(
                            select id from webhook_delivery where source_id = :source and number <= :number
                            order by number limit :most))""")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .param("source", sourceId)
                .param("number", number)
                .param("most", SWEPT_AT_ONCE)
                .update();
    }

    /** @param number its place in the order */
    record Kept(long number, Instant receivedAt, String body) {}
}
