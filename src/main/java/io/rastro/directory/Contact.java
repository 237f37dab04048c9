package io.rastro.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A client of the contact centre. Text is as the source sent it; documentPlain is the document without punctuation. */
@Entity
@Immutable
public class Contact {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(nullable = false)
    private String source;

    @Column(nullable = false)
    private String identity;

    private @Nullable String name;
    private @Nullable String externalId;
    private @Nullable String document;
    private @Nullable String documentPlain;
    private @Nullable String phone;
    private @Nullable String email;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Contact() {}

    public long getId() {
        return id;
    }

    public String getSource() {
        return source;
    }

    /** What tells this contact from the source's others; see the table's comment. */
    public String getIdentity() {
        return identity;
    }

    public @Nullable String getName() {
        return name;
    }

    public @Nullable String getExternalId() {
        return externalId;
    }

    public @Nullable String getDocument() {
        return document;
    }

    public @Nullable String getDocumentPlain() {
        return documentPlain;
    }

    public @Nullable String getPhone() {
        return phone;
    }

    public @Nullable String getEmail() {
        return email;
    }
}
