package io.rastro.account;

import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Accounts, always read together with their services: one query. */
interface AccountRepository extends JpaRepository<Account, Integer> {

    @EntityGraph(attributePaths = "serviceIds")
    @Query("select a from Account a where a.id = :id")
    Optional<Account> findWithServices(int id);

    @EntityGraph(attributePaths = "serviceIds")
    @Query("select a from Account a where lower(a.username) = lower(:username)")
    Optional<Account> findByName(String username);
}
