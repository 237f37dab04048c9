package io.rastro.recording;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** By the database's clock, which is the same for all portals. */
interface DecodingLeaseRepository extends JpaRepository<DecodingLease, String> {

    /** One if the owner has the lease now; none while another's lasts. */
    @Modifying
    @Transactional
    @NativeQuery("""
            insert into decoding_lease (reference, owner, expires_at)
            values (:reference, :owner, now() + make_interval(secs => :seconds))
            on conflict (reference) do update set owner = excluded.owner, expires_at = excluded.expires_at
            where decoding_lease.expires_at < now()""")
    int take(String reference, UUID owner, double seconds);

    @Modifying
    @Transactional
    @Query("delete from DecodingLease lease where lease.reference = :reference and lease.owner = :owner")
    void giveBack(String reference, UUID owner);
}
