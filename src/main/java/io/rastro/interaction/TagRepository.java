package io.rastro.interaction;

import org.springframework.data.jpa.repository.JpaRepository;

/** Reads wrap-up tags. */
public interface TagRepository extends JpaRepository<Tag, Integer> {}
