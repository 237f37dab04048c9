package io.rastro.account;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface TotpSecretRepository extends JpaRepository<TotpSecret, Integer> {

    /** Uses the code of a step up, and those of all before; 0: it was used up already. */
    @Modifying
    @Query("update TotpSecret t set t.lastStep = :step where t.accountId = :accountId and t.lastStep < :step")
    int use(int accountId, long step);

    @Modifying
    @Query("delete from TotpSecret t where t.accountId = :accountId")
    int remove(int accountId);
}
