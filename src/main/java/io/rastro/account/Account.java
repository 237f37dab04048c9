package io.rastro.account;

import io.rastro.system.web.Language;
import io.rastro.system.web.Theme;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person who may sign in. */
@Entity
class Account {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer id;

    @Column
    private String username;

    @Column
    private String displayName;

    @Column
    private String passwordHash;

    @Column
    @Enumerated(EnumType.STRING)
    private Role role;

    @Column
    private boolean allServices;

    @Column
    private boolean enabled;

    @Column
    private @Nullable String locale;

    @Column
    private @Nullable String theme;

    @Column
    private @Nullable String messageOrder;

    @Column
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "account_service", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "service_id")
    private Set<Integer> serviceIds = new HashSet<>();

    protected Account() {}

    Account(
            String username,
            String displayName,
            String passwordHash,
            Role role,
            ServiceScope scope,
            Instant createdAt) {
        this.username = username;
        this.displayName = displayName;
        this.passwordHash = passwordHash;
        this.role = role;
        this.allServices = scope.all();
        this.serviceIds.addAll(scope.serviceIds());
        this.enabled = true;
        this.createdAt = createdAt;
    }

    PortalUser toUser() {
        ServiceScope scope = allServices ? ServiceScope.allServices() : ServiceScope.of(serviceIds);
        return new PortalUser(id, username, displayName, role, scope, messageOrder, enabled, passwordHash);
    }

    Optional<Language> language() {
        return Optional.ofNullable(locale).flatMap(Language::ofTag);
    }

    Optional<Theme> theme() {
        return Optional.ofNullable(theme).flatMap(Theme::ofKey);
    }

    void prefer(Language language) {
        this.locale = language.tag();
    }

    void prefer(Theme theme) {
        this.theme = theme.key();
    }

    void preferMessageOrder(String code) {
        this.messageOrder = code;
    }
}
