package io.rastro.ingestion;

import io.rastro.ingestion.ImportRemarks.Rejection;
import jakarta.persistence.QueryHint;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

/** Rejected rows, in the order of their file; as values, of which Hibernate keeps none while a million pass. */
interface ImportRejectionRepository extends JpaRepository<ImportRejection, ImportRejection.Key> {

    String OF_RUN = """
            select new io.rastro.ingestion.ImportRemarks$Rejection(
                row.key.line, row.externalId, row.code, row.arguments, row.raw)
            from ImportRejection row where row.key.runId = :runId order by row.key.line""";

    @Query(OF_RUN)
    List<Rejection> first(int runId, Limit limit);

    @Query(OF_RUN)
    @QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "100"))
    Stream<Rejection> all(int runId);

    @Modifying
    @Query("delete from ImportRejection row where row.key.runId = :runId")
    void clear(int runId);
}
