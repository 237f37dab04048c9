package io.rastro.account;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** What browsers are told not to do, on every answer. */
final class SecurityHeaders {

    /** Nothing inline, nothing from another host; the component library draws its small pictures as data: images. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'; form-action 'self'";

    static final String PERMISSIONS_POLICY =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    private SecurityHeaders() {}

    static void apply(HeadersConfigurer<HttpSecurity> headers) {
        apply(headers, "");
    }

    /** @param formTarget another host that forms may lead on to; empty: none */
    static void apply(HeadersConfigurer<HttpSecurity> headers, String formTarget) {
        String policyText = (CONTENT_SECURITY_POLICY + " " + formTarget).strip();
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(policyText))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .addHeaderWriter(new StaticHeadersWriter("Permissions-Policy", PERMISSIONS_POLICY))
                .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"));
    }
}
