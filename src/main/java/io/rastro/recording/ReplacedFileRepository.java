package io.rastro.recording;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Files that gave way to others. */
interface ReplacedFileRepository extends JpaRepository<ReplacedFile, String> {

    /**
     * Those to which nothing refers any more and whose time is over.
     *
     * @param receivedBefore the time of older calls is over, too
     * @param after the names begin after this one
     */
    @Query("""
            select file.reference from ReplacedFile file
            where (file.deleteAt <= :now or file.receivedAt < :receivedBefore) and file.reference > :after
                and not exists (select 1 from StoredRecording recording where recording.reference = file.reference)
            order by file.reference""")
    List<String> dispensable(Instant now, Instant receivedBefore, String after, Limit limit);
}
