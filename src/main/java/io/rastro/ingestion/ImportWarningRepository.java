package io.rastro.ingestion;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Kinds of oddities of imports. */
interface ImportWarningRepository extends JpaRepository<ImportWarning, ImportWarning.Key> {

    @Query("from ImportWarning warning where warning.key.runId = :runId order by warning.firstLine, warning.key.code")
    List<ImportWarning> of(int runId);

    @Modifying
    @Query("delete from ImportWarning warning where warning.key.runId = :runId")
    void clear(int runId);
}
