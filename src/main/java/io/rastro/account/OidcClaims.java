package io.rastro.account;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** What an identity provider says of somebody, in the portal's words. */
final class OidcClaims {

    private static final int LONGEST_NAME = 120;

    private final OidcUser user;
    private final OidcSettings settings;

    OidcClaims(OidcUser user, OidcSettings settings) {
        this.user = user;
        this.settings = settings;
    }

    String issuer() {
        return String.valueOf(user.getIssuer());
    }

    String subject() {
        return String.valueOf(user.getSubject());
    }

    /** Empty: there is no name, or one that no account can have. */
    Optional<String> username() {
        return values(settings.usernameClaim()).stream()
                .filter(name -> name.matches(Username.RULE))
                .findFirst();
    }

    String displayName(String otherwise) {
        String name = user.getFullName();
        return name == null || name.isBlank()
                ? otherwise
                : name.strip().substring(0, Math.min(name.strip().length(), LONGEST_NAME));
    }

    /** Of several the one that may most; empty: none of the values gives one. */
    Optional<Role> role() {
        List<String> values = values(settings.rolesClaim());
        return settings.roles().entrySet().stream()
                .filter(role -> role.getValue().stream().anyMatch(values::contains))
                .map(Map.Entry::getKey)
                .max(Comparator.comparingInt(role -> role.permissions().size()));
    }

    /** Whether the provider says which services somebody may see. */
    boolean sayServices() {
        return settings.servicesClaim() != null;
    }

    boolean allServices() {
        return services().contains(settings.allServices());
    }

    /** The names of services. */
    List<String> services() {
        return settings.servicesClaim() == null ? List.of() : values(settings.servicesClaim());
    }

    boolean sayTeams() {
        return settings.teamsClaim() != null;
    }

    /** The names of teams. */
    List<String> teams() {
        return settings.teamsClaim() == null ? List.of() : values(settings.teamsClaim());
    }

    /** Whether the provider says that it asked for more than one proof. */
    boolean proveSecondFactor() {
        return Stream.of("acr", "amr")
                .flatMap(claim -> values(claim).stream())
                .anyMatch(settings.secondFactor()::contains);
    }

    /** A claim is a text or a list of them; at the end of its path or as a whole. */
    private List<String> values(String path) {
        Object value = user.getClaims().get(path);
        if (value == null) {
            value = user.getClaims();
            for (String step : path.split("\\.", -1)) {
                value = value instanceof Map<?, ?> object ? object.get(step) : null;
            }
        }
        return texts(value);
    }

    private static List<String> texts(@Nullable Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.toList());
        }
        return value == null ? List.of() : List.of(value.toString());
    }
}
