package io.rastro.directory;

import jakarta.persistence.Entity;

/** A machine that answers calls and offers menus. */
@Entity
class Ivr extends NamedEntry {}
