package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.testing.SelfMadeCertificate;
import io.rastro.testing.TlsTrial;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.net.ssl.SSLHandshakeException;

/** What TLS of today is, held against a port. */
final class TlsAgreement {

    /** Of TLS 1.2, with a secret of its own for each session, but no AEAD. */
    private static final String OLD_SUITE = "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA";

    private static final int PROTOCOL_VERSION = 70;

    private TlsAgreement() {}

    static void assertGoodToday(int port, SelfMadeCertificate certificate) throws IOException {
        assertThat(TlsTrial.agreed(port, certificate.trusting(), "TLSv1.3")).startsWith("TLSv1.3 TLS_AES_");
        assertThat(TlsTrial.agreed(port, certificate.trusting(), "TLSv1.2"))
                .matches("TLSv1.2 TLS_ECDHE_ECDSA_WITH_(AES_.*_GCM_.*|CHACHA20_POLY1305_.*)");
        assertThat(TlsTrial.alertToTls11(port)).as("protocol_version").isEqualTo(PROTOCOL_VERSION);
        assertThatThrownBy(() -> TlsTrial.agreed(port, certificate.trusting(), "TLSv1.2", OLD_SUITE))
                .isInstanceOf(SSLHandshakeException.class);
    }

    static HttpResponse<String> get(SelfMadeCertificate certificate, String address) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(certificate.trusting())
                .build()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
