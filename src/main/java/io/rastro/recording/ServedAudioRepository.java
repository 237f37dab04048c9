package io.rastro.recording;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;

/** Which audio left the portal. */
interface ServedAudioRepository extends JpaRepository<ServedAudio, Long> {

    /** Answers to one account about one recording within one session; see {@link RecordingAccess}. */
    interface MergedAnswers {

        AccessKind getKind();

        String getAccountName();

        int getPosition();

        Instant getFirstAt();

        Instant getLastAt();

        String getAddress();

        @Nullable
        BigDecimal getHeardMs();
    }

    /** Newest first; bytes that left more than once are merged as ranges, which only the database knows. */
    @NativeQuery("""
            select x.*, coalesce(a.duration_ms, (select max(r.duration_ms) from recording r
                    where r.interaction_id = :interactionId and r.reference = x.reference))
                * (select sum(upper(part) - lower(part)) from unnest(x.parts) part) / x.total_bytes as heard_ms
            from (select kind, account_name, position, reference, total_bytes, min(at) as first_at,
                    max(at) as last_at, (array_agg(address order by at desc))[1] as address,
                    range_agg(int8range(from_byte, to_byte)) as parts
                from recording_access where interaction_id = :interactionId
                group by kind, account_id, account_name, session, position, reference, total_bytes) x
            left join recording_audio a on a.reference = x.reference
            order by x.last_at desc""")
    List<MergedAnswers> merged(long interactionId);
}
