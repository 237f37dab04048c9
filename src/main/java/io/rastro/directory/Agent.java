package io.rastro.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import java.util.LinkedHashSet;
import java.util.Set;

/** A person who answers interactions, as a source knows them. */
@Entity
public class Agent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    @Column(nullable = false)
    private String source;

    @Column(nullable = false)
    private String externalId;

    @Column(nullable = false)
    private String name;

    private boolean active = true;

    @ManyToMany(fetch = FetchType.LAZY)
    @JoinTable(
            name = "agent_agent_tag",
            joinColumns = @JoinColumn(name = "agent_id"),
            inverseJoinColumns = @JoinColumn(name = "agent_tag_id"))
    private Set<AgentTag> tags = new LinkedHashSet<>();

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Agent() {}

    public Agent(String source, String externalId, String name) {
        this.source = source;
        this.externalId = externalId;
        this.name = name;
    }

    public int getId() {
        return id;
    }

    public String getSource() {
        return source;
    }

    public String getExternalId() {
        return externalId;
    }

    public String getName() {
        return name;
    }

    /** Whether the account at the source is still in use. */
    public boolean isActive() {
        return active;
    }

    public Set<AgentTag> getTags() {
        return tags;
    }

    public void rename(String newName) {
        this.name = newName;
    }
}
