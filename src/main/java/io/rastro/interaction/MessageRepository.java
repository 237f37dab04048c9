package io.rastro.interaction;

import io.rastro.text.Mask;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/** Reads messages; every query names the instant, so that only one partition is read. */
public interface MessageRepository extends JpaRepository<Message, EntryId> {

    /** Where each message of an interaction stands: enough to order thousands without reading their text. */
    @Query("""
            select new io.rastro.interaction.MessageStamp(m.id.position, m.sentAt, m.sender) from Message m
            where m.id.interactionId = :interactionId and m.id.receivedAt = :receivedAt
            order by m.id.position""")
    List<MessageStamp> stamps(long interactionId, Instant receivedAt);

    /** The messages of an interaction from one position to another, both included. */
    @Query("""
            select m from Message m
            where m.id.interactionId = :interactionId and m.id.receivedAt = :receivedAt
              and m.id.position between :first and :last
            order by m.id.position""")
    List<Message> between(long interactionId, Instant receivedAt, int first, int last);

    /** Where the messages stand that hold a pattern, in the text or in the name of what is attached. */
    @NativeQuery("""
            select position from message
            where interaction_id = :interactionId and received_at = :receivedAt
              and (fold(text) like fold(:pattern) or fold(attachment_name) like fold(:pattern))""")
    Set<Integer> positionsOf(long interactionId, Instant receivedAt, String pattern);

    /** The same without the addresses in both, which {@link Mask} hides. */
    @NativeQuery("""
            select position from message
            where interaction_id = :interactionId and received_at = :receivedAt
              and (fold(regexp_replace(text, :hidden, '', 'g')) like fold(:pattern)
                or fold(regexp_replace(attachment_name, :hidden, '', 'g')) like fold(:pattern))""")
    Set<Integer> positionsOfSeen(long interactionId, Instant receivedAt, String pattern, String hidden);

    /** Where the messages stand that hold these words as they are seen, whatever their accents and case. */
    default Set<Integer> positionsHolding(long interactionId, Instant receivedAt, String words, Mask mask) {
        String pattern = "%" + NamePattern.escaped(words) + "%";
        return mask.hides()
                ? positionsOfSeen(interactionId, receivedAt, pattern, "[^\\s@]+@[^\\s@]+")
                : positionsOf(interactionId, receivedAt, pattern);
    }

    /** The texts of one kind of sender. */
    @Query("""
            select m.text from Message m
            where m.id.interactionId = :interactionId and m.id.receivedAt = :receivedAt
              and m.sender = :sender and m.text is not null
            order by m.id.position""")
    List<String> textsOf(long interactionId, Instant receivedAt, Sender sender);
}
