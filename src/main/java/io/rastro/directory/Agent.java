package io.rastro.directory;

import jakarta.persistence.Entity;

/** Who handles interactions. */
@Entity
class Agent extends NamedEntry {}
