package io.rastro.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import java.util.HashSet;
import java.util.Set;

/** Who handles interactions. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
public class Agent extends NamedEntry {

    private boolean active;

    @ManyToMany
    @JoinTable(
            name = "agent_agent_tag",
            joinColumns = @JoinColumn(name = "agent_id"),
            inverseJoinColumns = @JoinColumn(name = "agent_tag_id"))
    private Set<AgentTag> tags = new HashSet<>();
}
