package io.rastro.interaction;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

/** What an interaction was about, chosen when it was wrapped up. */
@Entity
@Immutable
public class Tag {

    @Id
    private int id;

    @Column(nullable = false)
    private String name;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Tag() {}

    public int getId() {
        return id;
    }

    public String getName() {
        return name;
    }
}
