package io.rastro.directory;

import jakarta.persistence.Entity;

/** Why agents pause. */
@Entity
class PauseReason extends NamedEntry {}
