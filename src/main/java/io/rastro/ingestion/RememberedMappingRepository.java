package io.rastro.ingestion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Mappings of the columns of files, one for each shape of file and source. */
interface RememberedMappingRepository extends JpaRepository<RememberedMapping, Integer> {

    @Query("""
            from RememberedMapping known where known.kind = :kind and is_any_of(known.shape, :shapes)
            order by case when known.source = :source then 0 else 1 end, known.usedAt desc, known.id desc""")
    List<RememberedMapping> suiting(RecordKind kind, String[] shapes, String source, Limit limit);

    @Query("from RememberedMapping known order by known.usedAt desc, known.id desc")
    List<RememberedMapping> latest(Limit limit);

    @Query("from RememberedMapping known where known.kind = :kind and known.shape = :shape and known.source = :source")
    Optional<RememberedMapping> of(RecordKind kind, String shape, String source);

    @Modifying
    @Query("""
            insert into RememberedMapping (kind, source, shape, name, mapping, usedBy, usedAt, serviceIds)
            values (:kind, :source, :shape, :name, :mapping, :usedBy, :usedAt, :services)
            on conflict (kind, shape, source) do update
            set name = excluded.name, mapping = excluded.mapping, usedBy = excluded.usedBy, usedAt = excluded.usedAt,
                serviceIds = excluded.serviceIds""")
    void put(
            RecordKind kind,
            String source,
            String shape,
            String name,
            String mapping,
            String usedBy,
            Instant usedAt,
            @Nullable Set<Integer> services);

    @Modifying
    @Query("update RememberedMapping known set known.name = :name where known.id = :id")
    int rename(int id, String name);

    @Modifying
    @Query("delete from RememberedMapping known where known.id = :id")
    int forget(int id);
}
