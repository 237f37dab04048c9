package io.rastro.account;

import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AccountIdentityRepository extends JpaRepository<AccountIdentity, Integer> {

    Optional<AccountIdentity> findByIssuerAndSubject(String issuer, String subject);

    boolean existsByAccountId(int accountId);

    /** The ids of the services of these names, whatever their case. */
    @Query(value = "select id from service_queue where lower(name) = any(:lowerCaseNames)", nativeQuery = true)
    Set<Integer> servicesNamed(String[] lowerCaseNames);
}
