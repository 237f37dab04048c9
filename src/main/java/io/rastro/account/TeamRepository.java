package io.rastro.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Teams, always read together with their services. */
interface TeamRepository extends JpaRepository<Team, Integer> {

    @EntityGraph(attributePaths = "serviceIds")
    @Query("select t from Team t order by lower(t.name), t.id")
    List<Team> findAllByName();

    @Query("select t from Team t where lower(t.name) = lower(:name)")
    Optional<Team> findByName(String name);
}
