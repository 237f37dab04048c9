package io.rastro.interaction;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Reads events; every query names the instant, so that only one partition is read. */
public interface InteractionEventRepository extends JpaRepository<InteractionEvent, EntryId> {

    /** The events of an interaction as the source ordered them. */
    @Query("""
            select e from InteractionEvent e
            where e.id.interactionId = :interactionId and e.id.receivedAt = :receivedAt
            order by e.id.position""")
    List<InteractionEvent> findByInteraction(long interactionId, Instant receivedAt);
}
