package io.rastro.interaction;

import org.springframework.data.jpa.repository.JpaRepository;

/** Reads calls by the key of their interaction, which names the partition. */
public interface CallQualityRepository extends JpaRepository<CallQuality, InteractionId> {}
