package io.rastro.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys (WebAuthn): made and asked for with the person verified by the device (finger, face or PIN), so that one is as
 * good as password and second factor. They belong to the name under which the portal is reached: that of the setting, or
 * {@code localhost}, which is nobody's but the machine's own.
 */
@Component
class Passkeys {

    private static final Logger log = LoggerFactory.getLogger(Passkeys.class);
    private static final String CREATION = Passkeys.class.getName() + ".creation";
    private static final String REQUEST = Passkeys.class.getName() + ".request";
    private static final Authentication ANYBODY =
            new AnonymousAuthenticationToken("passkeys", "anybody", AuthorityUtils.createAuthorityList("ANYBODY"));

    private final PasskeyRepository repository;
    private final Environment environment;
    private final String publicUrl;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    /** @param publicUrl where the portal is reached from outside; empty: on this machine alone */
    Passkeys(PasskeyRepository repository, Environment environment, @Value("${rastro.public-url:}") String publicUrl) {
        this.repository = repository;
        this.environment = environment;
        this.publicUrl = publicUrl.strip();
    }

    /** Whether a browser that asks by this name can have one. */
    boolean offeredTo(HttpServletRequest request) {
        return host().equals(request.getServerName());
    }

    private String host() {
        return publicUrl.isEmpty() ? "localhost" : URI.create(publicUrl).getHost();
    }

    private String origin() {
        if (publicUrl.isEmpty()) {
            boolean secure = environment.getProperty("server.ssl.enabled", Boolean.class, false);
            return (secure ? "https" : "http") + "://localhost:" + environment.getProperty("local.server.port");
        }
        URI url = URI.create(publicUrl);
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    /** The port is known once the portal listens. */
    private Webauthn4JRelyingPartyOperations operations() {
        PublicKeyCredentialRpEntity portal =
                PublicKeyCredentialRpEntity.builder().id(host()).name("Rastro").build();
        Webauthn4JRelyingPartyOperations operations =
                new Webauthn4JRelyingPartyOperations(repository, repository, portal, Set.of(origin()));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }

    /** What the browser makes a passkey from, as JSON; it waits in the session for the answer. */
    String beginCreation(Authentication reader, HttpSession session) {
        PublicKeyCredentialCreationOptions options = operations()
                .createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(reader));
        session.setAttribute(CREATION, options);
        return json.writeValueAsString(options);
    }

    /** False: the answer is none to what was asked. */
    boolean create(String credential, String label, HttpSession session) {
        Object options = session.getAttribute(CREATION);
        session.removeAttribute(CREATION);
        if (!(options instanceof PublicKeyCredentialCreationOptions asked)) {
            return false;
        }
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> made =
                    json.readValue(credential, new TypeReference<>() {});
            operations()
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            asked, new RelyingPartyPublicKey(made, label)));
            return true;
        } catch (RuntimeException untrue) {
            log.info("A passkey was not taken on: {}", untrue.getMessage());
            return false;
        }
    }

    /** What the browser answers with a passkey, as JSON; it waits in the session for the answer. */
    String beginSignIn(HttpSession session) {
        PublicKeyCredentialRequestOptions options = operations()
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(ANYBODY));
        session.setAttribute(REQUEST, options);
        return json.writeValueAsString(options);
    }

    /** Whose account the answer proves; empty: nobody's. */
    Optional<Integer> signIn(String credential, HttpSession session) {
        Object options = session.getAttribute(REQUEST);
        session.removeAttribute(REQUEST);
        if (!(options instanceof PublicKeyCredentialRequestOptions asked)) {
            return Optional.empty();
        }
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> shown =
                    json.readValue(credential, new TypeReference<>() {});
            PublicKeyCredentialUserEntity user =
                    operations().authenticate(new RelyingPartyAuthenticationRequest(asked, shown));
            // That the passkey is the account's which it says to be of is for us to compare.
            return user.getId().equals(shown.getResponse().getUserHandle())
                    ? Optional.of(PasskeyRepository.accountId(user.getId()))
                    : Optional.empty();
        } catch (RuntimeException untrue) {
            log.info("A passkey was refused: {}", untrue.getMessage());
            return Optional.empty();
        }
    }
}
