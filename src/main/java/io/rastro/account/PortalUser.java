package io.rastro.account;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The signed-in reader, as of this request: {@code @AuthenticationPrincipal PortalUser}. */
public final class PortalUser implements UserDetails, CredentialsContainer {

    private static final long serialVersionUID = 1L;

    private final int id;
    private final String username;
    private final String displayName;
    private final Rights rights;
    private final ServiceScope scope;
    private final @Nullable String messageOrder;
    private final Access access;
    private @Nullable String passwordHash;

    PortalUser(
            int id,
            String username,
            String displayName,
            Rights rights,
            ServiceScope scope,
            @Nullable String messageOrder,
            Access access,
            @Nullable String passwordHash) {
        this.id = id;
        this.username = username;
        this.displayName = displayName;
        this.rights = rights;
        this.scope = scope;
        this.messageOrder = messageOrder;
        this.access = access;
        this.passwordHash = passwordHash;
    }

    /** Below 0: a program that reads with a token. */
    public int id() {
        return id;
    }

    /** Whether it is a program, which is told in a problem document what a person is told on a page. */
    public boolean isProgram() {
        return id < 0;
    }

    public String displayName() {
        return displayName;
    }

    /** First name and the initial of the last: what fits the rail. */
    public String shortName() {
        List<String> names = names();
        return names.size() == 1 ? names.get(0) : names.get(0) + " " + initial(names.get(names.size() - 1)) + ".";
    }

    /** At most two letters. */
    public String initials() {
        List<String> names = names();
        String first = initial(names.get(0));
        return names.size() == 1 ? first : first + initial(names.get(names.size() - 1));
    }

    private List<String> names() {
        return List.of(displayName.strip().split("\\s+", -1));
    }

    private static String initial(String name) {
        return name.isEmpty()
                ? ""
                : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    public Role role() {
        return rights.role();
    }

    public Rights rights() {
        return rights;
    }

    public ServiceScope scope() {
        return may(Permission.VIEW_UNMASKED) ? scope : scope.masked();
    }

    /** In what order the account reads conversations, {@code oldest} or {@code newest} first; null: never chosen. */
    public @Nullable String messageOrder() {
        return messageOrder;
    }

    /** Whether nothing is open to the account until its password is another. */
    public boolean mustChangePassword() {
        return access.mustChangePassword();
    }

    /** A session that began under another number than the account's has been ended. */
    int sessionGeneration() {
        return access.sessionGeneration();
    }

    public boolean may(Permission permission) {
        return rights.permit(permission);
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return rights.permissions().stream()
                .map(permission -> new SimpleGrantedAuthority(permission.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean isEnabled() {
        return access.enabled();
    }

    /** The hash serves the comparison at sign-in alone; it is never kept in the session. */
    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    /** What signing in depends on besides name and password. */
    record Access(boolean enabled, boolean mustChangePassword, int sessionGeneration) implements Serializable {}
}
