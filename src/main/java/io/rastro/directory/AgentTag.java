package io.rastro.directory;

import jakarta.persistence.Entity;

/** A word by which agents are grouped. */
@Entity
class AgentTag extends NamedEntry {}
