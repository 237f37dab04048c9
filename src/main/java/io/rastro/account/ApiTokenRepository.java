package io.rastro.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Tokens of programs. */
interface ApiTokenRepository extends JpaRepository<ApiToken, Integer> {

    Optional<ApiToken> findByTokenHash(byte[] hash);

    @Query("select t from ApiToken t order by case when t.revokedAt is null then 0 else 1 end, t.createdAt desc, t.id")
    List<ApiToken> findAllForList();
}
