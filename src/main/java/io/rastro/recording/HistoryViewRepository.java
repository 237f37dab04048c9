package io.rastro.recording;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Who read which histories. */
interface HistoryViewRepository extends JpaRepository<HistoryView, Long> {

    /** When an account last opened the history of a conversation. */
    record LastView(long conversationId, Instant at) {}

    @Query("""
            select new io.rastro.recording.HistoryViewRepository$LastView(view.conversationId, max(view.at))
            from HistoryView view where is_any_of(view.conversationId, :conversationIds) and view.accountId = :accountId
            group by view.conversationId""")
    List<LastView> last(Long[] conversationIds, int accountId);
}
