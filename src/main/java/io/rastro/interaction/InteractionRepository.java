package io.rastro.interaction;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Reads whole interactions; lists of them are the business of {@link InteractionSearch}. */
public interface InteractionRepository extends JpaRepository<Interaction, InteractionId> {

    /** The segments of a conversation with their contacts, in order: one index probe in each partition. */
    @Query("""
            select i from Interaction i left join fetch i.contact
            where i.conversationId = :conversationId
            order by i.id.receivedAt, i.segment nulls last, i.id.id""")
    List<Interaction> findByConversation(long conversationId);
}
