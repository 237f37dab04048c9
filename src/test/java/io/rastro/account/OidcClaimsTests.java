package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** What is read from where in the claims of a provider. */
class OidcClaimsTests {

    private static final Map<String, Object> KEYCLOAK = Map.of(
            "realm_access",
            Map.of("roles", List.of("offline_access", "lead")),
            "resource_access",
            Map.of("rastro", Map.of("roles", "lead")),
            "https://portal.example.com/roles",
            List.of("lead"),
            "roles",
            "lead",
            "nothing",
            Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "roles",
                "realm_access.roles",
                "resource_access.rastro.roles",
                // The whole name is looked for first: many providers name their claims by addresses.
                "https://portal.example.com/roles"
            })
    void roleStandsAtTheEndOfItsPath(String path) {
        assertThat(claims(path, KEYCLOAK).role()).contains(Role.SUPERVISOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "realm_access", "realm_access.none", "roles.more", "nothing.roles", ".", ""})
    void pathThatLeadsNowhereGivesNoRole(String path) {
        assertThat(claims(path, KEYCLOAK).role()).isEmpty();
    }

    @Test
    void ofSeveralRolesTheOneThatMayMostCounts() {
        assertThat(claims("roles", Map.of("roles", List.of("lead", "office"))).role())
                .contains(Role.ADMIN);
    }

    @ParameterizedTest
    @CsvSource({
        "acr, gold, true",
        "acr, 1, false",
        "acr, Gold, false",
        "amr, pwd, false",
        "amr, mfa, true",
        "amr, pwd|mfa, true",
        "scope, mfa, false"
    })
    void onlyWhatASettingCountsIsASecondFactor(String claim, String values, boolean proven) {
        Object value = values.contains("|") ? List.of(values.split("\\|")) : values;
        assertThat(claims("roles", Map.of(claim, value)).proveSecondFactor()).isEqualTo(proven);
    }

    private static OidcClaims claims(String rolesClaim, Map<String, Object> said) {
        Map<String, Object> all = new HashMap<>(said);
        all.put("sub", "7");
        OidcIdToken token = new OidcIdToken("token", Instant.EPOCH, Instant.MAX, all);
        OidcSettings settings = new OidcSettings(
                "https://login.example.com",
                "rastro",
                "",
                "SSO",
                List.of("openid"),
                OidcSettings.Accounts.CREATED,
                "preferred_username",
                rolesClaim,
                Map.of(Role.ADMIN, List.of("office"), Role.SUPERVISOR, List.of("lead")),
                null,
                "*",
                null,
                List.of("gold", "mfa"));
        return new OidcClaims(new DefaultOidcUser(AuthorityUtils.NO_AUTHORITIES, token), settings);
    }
}
