package io.rastro.recording;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** Remembers the files of the watched directory over restarts. */
interface WatchedFileRepository extends JpaRepository<WatchedFile, Long> {

    Optional<WatchedFile> findFirstByPathOrderByIdDesc(String path);

    /** The last that was noted of a file of this path; one before it may lie aside. */
    default Optional<WatchedFile> latest(Path path) {
        return findFirstByPathOrderByIdDesc(path.toString());
    }

    /** What is known of the files of some interactions. */
    @Query("from WatchedFile file where is_any_of(file.interactionId, :interactionIds) order by file.id")
    List<WatchedFile> of(Long[] interactionIds);

    /** Taken at an instant or after it. */
    @Query("from WatchedFile file where file.state = TAKEN and file.notedAt >= :since order by file.id")
    List<WatchedFile> takenSince(Instant since);

    /** Taken before an instant, or of a recording whose time is over; from the one after an id on. */
    @Query("""
            from WatchedFile file where file.state = TAKEN and file.id > :after and (file.notedAt < :before or exists (
                select 1 from RecordingAudio audio where audio.reference = file.reference and audio.deletedAt is not null))
            order by file.id""")
    List<WatchedFile> dispensable(Instant before, long after, Limit limit);

    @Query("""
            select count(audio) > 0 from RecordingAudio audio
            where audio.reference = :reference and audio.deletedAt is not null""")
    boolean isDeletedByRetention(@Nullable String reference);

    /**
     * Notes how a file stands.
     *
     * @param known what was noted of it before; null: nothing
     * @param path where the exchange wrote it
     */
    @Transactional
    default void note(@Nullable WatchedFile known, Path path, Consumer<WatchedFile> change) {
        WatchedFile file = Optional.ofNullable(known)
                .flatMap(before -> findById(before.id()))
                .orElseGet(() -> new WatchedFile(path));
        change.accept(file);
        save(file);
    }

    /** Makes a file that was taken long ago one that was taken now. */
    @Modifying
    @Transactional
    @Query("update WatchedFile file set file.notedAt = :now where file.id = :id")
    void lookAgain(long id, Instant now);
}
