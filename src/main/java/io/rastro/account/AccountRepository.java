package io.rastro.account;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Accounts, always read together with their services and teams: one query. */
interface AccountRepository extends JpaRepository<Account, Integer> {

    @EntityGraph(attributePaths = {"serviceIds", "teams", "teams.serviceIds"})
    @Query("select a from Account a where a.id = :id")
    Optional<Account> findWithServices(int id);

    @EntityGraph(attributePaths = {"serviceIds", "teams", "teams.serviceIds"})
    @Query("select a from Account a where lower(a.username) = lower(:username)")
    Optional<Account> findByName(String username);

    @EntityGraph(attributePaths = {"serviceIds", "teams", "teams.serviceIds"})
    @Query("select a from Account a")
    List<Account> findAllWithServices();

    @Query("select a from Account a where a.invitationHash = :hash")
    Optional<Account> findByInvitation(byte[] hash);

    /** The same, held until the end of the transaction: a link serves once. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Account a where a.invitationHash = :hash")
    Optional<Account> lockByInvitation(byte[] hash);

    /** As it is by now, held until the end of the transaction: what is decided about it and written is so still true. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Account a where a.id = :id")
    Optional<Account> lock(int id);

    /** The account of a session that has not ended meanwhile, held like that; empty: it has. */
    default Optional<Account> lock(PortalUser reader) {
        return lock(reader.id()).filter(account -> account.goesOn(reader));
    }

    /** Held until the end of the transaction, so that two administrators cannot each remove the other. */
    @Query(
            value = "select * from account where role = 'ADMIN' or 'ADMINISTER' = any(permissions_added)"
                    + " order by id for update",
            nativeQuery = true)
    List<Account> lockAdministrators();
}
