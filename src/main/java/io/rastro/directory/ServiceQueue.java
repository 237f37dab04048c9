package io.rastro.directory;

import jakarta.persistence.Entity;

/** The queue of a purpose, in which interactions wait for an agent. */
@Entity
class ServiceQueue extends NamedEntry {}
