package io.rastro.ingestion;

import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.PickList;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/**
 * Uploaded files. A change of state is one statement that says from which states it may be made: the page and the worker
 * change the same run at the same time.
 */
interface ImportRunRepository extends JpaRepository<ImportRun, Long>, PickList {

    @Override
    default DirectoryKind kind() {
        return DirectoryKind.IMPORT;
    }

    @Override
    @Query("""
            select new io.rastro.directory.DirectoryOption(run.id, run.fileName) from ImportRun run
            where is_any_of(run.id, :ids) order by fold(run.fileName), run.id""")
    List<DirectoryOption> options(Long[] ids);

    @Query(value = """
            select * from import_run where state <> 'DISCARDED' and (:all or service_ids <@ :services)
            order by id desc limit 100""", nativeQuery = true)
    List<ImportRun> latest(boolean all, Integer[] services);

    /** Chats of a source that were brought in, the last first. */
    @Query(value = """
            select * from import_run where format = 'WHATSAPP_CHAT' and state = 'DONE' and source = :source
                and (:all or service_ids <@ :services)
            order by id desc limit 100""", nativeQuery = true)
    List<ImportRun> chats(String source, boolean all, Integer[] services);

    @Modifying
    @Query("update ImportRun run set run.mapping = :mapping where run.id = :id and run.state = MAPPING")
    void map(long id, String mapping);

    @Modifying
    @Query("update ImportRun run set run.delimiter = :delimiter, run.header = :header where run.id = :id")
    void describe(long id, char delimiter, List<String> header);

    @Modifying
    @Query("""
            update ImportRun run set run.state = QUEUED, run.cancelling = false, run.bytesDone = 0, run.accepted = 0,
                run.unchanged = 0, run.updated = 0, run.rejected = 0, run.problem = null, run.startedAt = null,
                run.finishedAt = null
            where run.id = :id and run.state in (MAPPING, CANCELLED, FAILED, INTERRUPTED)""")
    int queue(long id);

    @Modifying
    @Query(
            "update ImportRun run set run.state = RUNNING, run.rowsMarked = true, run.startedAt = :now where run.id = :id")
    void start(long id, Instant now);

    @Modifying
    @Query("""
            update ImportRun run set run.bytesDone = :bytesDone, run.accepted = run.accepted + :accepted,
                run.unchanged = run.unchanged + :unchanged, run.updated = run.updated + :updated,
                run.rejected = run.rejected + :rejected
            where run.id = :id""")
    void progress(long id, long bytesDone, long accepted, long unchanged, long updated, long rejected);

    @Query("select run.cancelling from ImportRun run where run.id = :id")
    boolean isCancelling(long id);

    @Modifying
    @Query(
            "update ImportRun run set run.state = :state, run.finishedAt = :now, run.problem = :problem where run.id = :id")
    void end(long id, ImportState state, Instant now, @Nullable String problem);

    @Modifying
    @Query("update ImportRun run set run.cancelling = true where run.id = :id and run.state in (QUEUED, RUNNING)")
    void cancel(long id);

    @Modifying
    @Query("""
            update ImportRun run set run.state = DISCARDED
            where run.id = :id and run.state in (MAPPING, CANCELLED, FAILED, INTERRUPTED)""")
    int discard(long id);

    @Modifying
    @Query("""
            update ImportRun run set run.state = INTERRUPTED, run.finishedAt = :now
            where run.state in (QUEUED, RUNNING) and not is_any_of(run.id, :active)""")
    void interruptAllBut(Long[] active, Instant now);

    /** Of files and of tokens of programs, the last used first. */
    @Query(value = """
            select source from (
                select source, created_at as used_at, service_ids from import_run
                union all select source, coalesce(last_used_at, created_at), service_ids from api_token) known
            where :all or service_ids <@ :services
            group by source order by max(used_at) desc limit 100""", nativeQuery = true)
    List<String> sources(boolean all, Integer[] services);
}
