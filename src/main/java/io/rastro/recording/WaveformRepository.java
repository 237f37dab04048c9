package io.rastro.recording;

import io.rastro.audio.Damage;
import io.rastro.audio.Waveform;
import io.rastro.recording.store.StoredFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what decoding the files of recordings showed. */
@Repository
class WaveformRepository {

    private final JdbcClient jdbc;

    WaveformRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The waveform of a file of that version; empty while it is not computed, or was in another way than now. */
    Optional<Waveform> waveform(StoredFile file) {
        return jdbc.sql(
                        "select waveform from recording_audio where reference = ? and version = ? and waveform is not null")
                .param(file.name().path())
                .param(file.version())
                .query(byte[].class)
                .optional()
                .filter(Waveform::isCurrent)
                .map(Waveform::fromBytes);
    }

    /**
     * Does something with a file unless another portal on this database does it right now. The claim ends with this
     * transaction, so that a portal that is killed leaves none.
     */
    @Transactional
    public void claimed(StoredFile file, Runnable work) {
        boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('rastro.waveform ' || ?, 0))")
                .param(file.name().path())
                .query(Boolean.class)
                .single();
        if (mine) {
            work.run();
        }
    }

    /** Keeps what decoding a file showed; nothing if the file is another by now. */
    void decoded(StoredFile file, Waveform waveform) {
        jdbc.sql("""
                update recording_audio set waveform = ?, duration_ms = ?, channels = ?
                where reference = ? and version = ?""")
                .param(waveform.toBytes())
                .param(waveform.durationMillis())
                .param(waveform.lanes().size())
                .param(file.name().path())
                .param(file.version())
                .update();
    }

    /**
     * Keeps that a file cannot be decoded, so that nobody tries again.
     *
     * @param damage why there is nothing in it that anybody could hear; null: a browser may know how
     */
    void undecodable(StoredFile file, @Nullable Damage damage) {
        jdbc.sql("""
                update recording_audio set waveform = ?, damage = coalesce(?, damage) where reference = ? and version = ?""")
                .param(Waveform.none(damage).toBytes())
                .param(damage == null ? null : damage.name())
                .param(file.name().path())
                .param(file.version())
                .update();
    }
}
