package io.rastro.directory;

import jakarta.persistence.Entity;

/** What an interaction was about, chosen when it was wrapped up. */
@Entity
class Tag extends NamedEntry {}
