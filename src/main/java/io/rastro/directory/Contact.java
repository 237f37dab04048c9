package io.rastro.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A client of the contact centre. Text is as the source sent it; documentPlain is the document without punctuation. */
@Entity
@Immutable
@SuppressWarnings("UnusedVariable") // columns that queries read
public class Contact {

    /** What a reader sees of a contact, in SQL: the end of its number beside its name tells equal names apart. */
    public static final String LABEL = """
            coalesce(name || coalesce(' · …' || right(phone_number, 4), ' · …' || right(document_plain, 3),
                ' · ' || left(email, 1) || '…' || substr(email, strpos(email, '@')), ''),
                external_id, phone, email, identity)""";

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

    @Formula(LABEL)
    private String label;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Contact() {}

    public long getId() {
        return id;
    }

    /** Whether it stands for all erased persons, and so for nobody. */
    public boolean isAnonymous() {
        return source.isEmpty() && identity.equals("anonymous");
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
