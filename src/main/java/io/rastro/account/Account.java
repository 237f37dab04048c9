package io.rastro.account;

import io.rastro.account.PortalUser.Access;
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
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A person who may sign in. */
@DynamicUpdate
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
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.ARRAY)
    private Set<Permission> permissionsAdded = Set.of();

    @Column
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.ARRAY)
    private Set<Permission> permissionsTaken = Set.of();

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

    @Column
    private @Nullable Instant lastSignInAt;

    /** Of the one-time link by which a password is chosen; until then the account has none. */
    @Column
    private byte @Nullable [] invitationHash;

    @Column
    private @Nullable Instant invitationExpiresAt;

    @Column
    private boolean mustChangePassword;

    /** Sessions that began under another number are over. */
    @Column
    private int sessionGeneration;

    @ElementCollection
    @CollectionTable(name = "account_service", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "service_id")
    private Set<Integer> serviceIds = new HashSet<>();

    @ManyToMany
    @JoinTable(
            name = "account_team",
            joinColumns = @JoinColumn(name = "account_id"),
            inverseJoinColumns = @JoinColumn(name = "team_id"))
    private Set<Team> teams = new HashSet<>();

    protected Account() {}

    Account(String username, String displayName, String passwordHash, Grant grant, Set<Team> teams, Instant createdAt) {
        this.username = username;
        this.displayName = displayName;
        this.passwordHash = passwordHash;
        hold(grant, teams);
        this.enabled = true;
        this.createdAt = createdAt;
    }

    int id() {
        return id;
    }

    Rights rights() {
        return new Rights(role, permissionsAdded, permissionsTaken);
    }

    /** Its own services and those of its teams. */
    ServiceScope scope() {
        Set<Integer> all = new HashSet<>(serviceIds);
        teams.forEach(team -> all.addAll(team.scope().serviceIds()));
        return allServices ? ServiceScope.allServices() : ServiceScope.of(all);
    }

    Grant granted() {
        return new Grant(
                rights(),
                allServices ? ServiceScope.allServices() : ServiceScope.of(serviceIds),
                teams.stream().map(Team::id).collect(Collectors.toSet()));
    }

    boolean isIn(int teamId) {
        return teams.stream().anyMatch(team -> team.id() == teamId);
    }

    void join(Team team) {
        teams.add(team);
    }

    void leave(Team team) {
        teams.remove(team);
    }

    boolean seesAllServices() {
        return allServices;
    }

    /** Whether it can sign in as an administrator. */
    boolean administers() {
        return rights().permit(Permission.ADMINISTER) && enabled && invitationHash == null;
    }

    PortalUser toUser() {
        Access access = new Access(enabled, mustChangePassword, sessionGeneration);
        return new PortalUser(id, username, displayName, rights(), scope(), messageOrder, access, passwordHash);
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

    AccountRow row(Instant now) {
        return new AccountRow(
                id,
                username,
                displayName,
                granted(),
                scope(),
                state(now),
                mustChangePassword,
                lastSignInAt,
                invitationExpiresAt);
    }

    private AccountState state(Instant now) {
        if (!enabled) {
            return AccountState.DISABLED;
        }
        if (invitationExpiresAt == null) {
            return AccountState.ACTIVE;
        }
        return invitationExpiresAt.isAfter(now) ? AccountState.INVITED : AccountState.INVITATION_EXPIRED;
    }

    boolean mayBeOpenedByLink(Instant now) {
        return state(now) == AccountState.INVITED;
    }

    boolean neverEntered() {
        return lastSignInAt == null;
    }

    void rename(String displayName) {
        this.displayName = displayName;
    }

    /** Another role ends what was opened under the old one; permissions and scope are read anew with every request. */
    void grant(Grant grant, Set<Team> teams) {
        if (grant.rights().role() != role) {
            endSessions();
        }
        hold(grant, teams);
    }

    /** The same for one that somebody else says of every time: a role that changes takes what departed from it along. */
    void grant(Role role, ServiceScope own) {
        Rights rights = rights().role() == role ? rights() : Rights.of(role);
        grant(new Grant(rights, own, granted().teams()), Set.copyOf(teams));
    }

    /** In place of the teams before. */
    void belongTo(Set<Team> now) {
        teams.clear();
        teams.addAll(now);
    }

    private void hold(Grant grant, Set<Team> teams) {
        this.role = grant.rights().role();
        this.permissionsAdded = grant.rights().added();
        this.permissionsTaken = grant.rights().taken();
        this.allServices = grant.scope().all();
        this.serviceIds.clear();
        this.serviceIds.addAll(grant.scope().serviceIds());
        belongTo(teams);
    }

    /** @param unusable the hash of a password that nobody knows, so that a guess takes as long as at any account */
    void invite(byte[] linkHash, Instant expiresAt, String unusable) {
        this.invitationHash = linkHash;
        this.invitationExpiresAt = expiresAt;
        this.passwordHash = unusable;
        endSessions();
    }

    void choosePassword(String passwordHash) {
        this.passwordHash = passwordHash;
        this.invitationHash = null;
        this.invitationExpiresAt = null;
        this.mustChangePassword = false;
        endSessions();
    }

    /** Its person is known by an identity provider: no link opens it any more, and it has no password. */
    void openByIdentity() {
        this.invitationHash = null;
        this.invitationExpiresAt = null;
        this.mustChangePassword = false;
    }

    void demandNewPassword() {
        mustChangePassword = true;
    }

    void enable() {
        enabled = true;
    }

    void disable() {
        enabled = false;
        endSessions();
    }

    /** Whether what the reader began may still go on. */
    boolean goesOn(PortalUser reader) {
        return enabled && sessionGeneration == reader.sessionGeneration();
    }

    void endSessions() {
        sessionGeneration++;
    }

    void signedIn(Instant now) {
        lastSignInAt = now;
    }
}
