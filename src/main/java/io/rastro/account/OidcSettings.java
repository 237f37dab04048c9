package io.rastro.account;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Single sign-on by OpenID Connect; off while there is no issuer. A claim is named by its path: {@code realm_access.roles}
 * is {@code roles} in the object {@code realm_access}.
 *
 * @param issuer the provider's address, below which its configuration is found; null: no single sign-on
 * @param name what the provider is called on the sign-in page
 * @param scope what the portal asks the provider for
 * @param accounts who gets an account at the first sign-in
 * @param usernameClaim what a new account is called
 * @param rolesClaim where the roles stand
 * @param roles the values of that claim that give a role
 * @param servicesClaim where the names of the services stand that somebody may see; null: administrators say it
 * @param allServices the value of that claim that stands for all services
 * @param teamsClaim where the names of the teams stand that somebody belongs to; null: administrators say it
 * @param secondFactor the values of {@code acr} or {@code amr} by which the provider vouches for a second factor
 */
@ConfigurationProperties("rastro.oidc")
record OidcSettings(
        @Nullable String issuer,
        @DefaultValue("rastro") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("SSO") String name,
        @DefaultValue({"openid", "profile", "email"}) List<String> scope,
        @DefaultValue("CREATED") Accounts accounts,
        @DefaultValue("preferred_username") String usernameClaim,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue Map<Role, List<String>> roles,
        @Nullable String servicesClaim,
        @DefaultValue("*") String allServices,
        @Nullable String teamsClaim,
        @DefaultValue List<String> secondFactor) {

    boolean configured() {
        return issuer != null && !issuer.isBlank();
    }

    /** Who gets in at the first sign-in. */
    enum Accounts {
        /** Whoever has a role. */
        CREATED,
        /** Whom an administrator has invited by that name. */
        INVITED
    }
}
