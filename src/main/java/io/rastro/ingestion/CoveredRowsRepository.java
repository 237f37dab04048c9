package io.rastro.ingestion;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** What imports cover. */
interface CoveredRowsRepository extends JpaRepository<CoveredRows, CoveredRows.Key> {

    /** The medium with most rows first. */
    @Query("from CoveredRows part where part.key.runId = :runId order by part.rowCount desc, part.key.medium")
    List<CoveredRows> of(int runId);

    @Modifying
    @Query("delete from CoveredRows part where part.key.runId = :runId")
    void clear(int runId);
}
