package io.rastro.recording;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files of interactions whose audio is to go. */
@Repository
class RecordingErasureRepository {

    private final JdbcClient jdbc;

    RecordingErasureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param elsewhere whether an interaction that stays refers to it, too */
    record FileInUse(String reference, boolean uploaded, boolean elsewhere) {}

    List<FileInUse> files(Long[] interactions) {
        return jdbc.sql("""
                        select own.reference, bool_or(own.uploaded) as uploaded,
                            exists (select from recording other where other.reference = own.reference
                                and other.interaction_id <> all(:interactions)) as elsewhere
                        from recording own where own.interaction_id = any(:interactions)
                        group by own.reference order by own.reference""")
                .param("interactions", interactions)
                .query(FileInUse.class)
                .list();
    }

    /** Files that gave way to others, by how their names begin. */
    List<String> replaced(String prefix) {
        return jdbc.sql("select reference from recording_replaced where starts_with(reference, ?)")
                .param(prefix)
                .query(String.class)
                .list();
    }

    void forget(String reference) {
        jdbc.sql("delete from decoding_lease where reference = ?")
                .param(reference)
                .update();
        jdbc.sql("delete from recording_audio where reference = ?")
                .param(reference)
                .update();
        jdbc.sql("delete from recording_replaced where reference = ?")
                .param(reference)
                .update();
    }
}
