package io.rastro.account;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface RecoveryCodeRepository extends JpaRepository<RecoveryCode, Integer> {

    int countByAccountId(int accountId);

    /** Uses a code up; 0: the account has no such code, or none any more. */
    @Modifying
    @Query("delete from RecoveryCode c where c.accountId = :accountId and c.codeHash = :hash")
    int use(int accountId, byte[] hash);

    @Modifying
    @Query("delete from RecoveryCode c where c.accountId = :accountId")
    int removeAll(int accountId);
}
