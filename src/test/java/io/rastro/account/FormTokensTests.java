package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** In a portal of its own: Spring Security's {@code csrf()} of other tests puts its own tokens in place of the portal's. */
@PortalTest
@TestPropertySource(properties = "rastro.test.portal=form-tokens")
class FormTokensTests {

    @LocalServerPort
    int port;

    /** A UUID, which has 122 bits, is 36 characters; what a page carries is the token, masked anew each time. */
    @Test
    void formsAreKnownByTwoHundredAndFiftySixBits() {
        byte[] masked = Base64.getUrlDecoder().decode(new PortalClient(port).token());
        int length = masked.length / 2;
        byte[] token = new byte[length];
        for (int i = 0; i < length; i++) {
            token[i] = (byte) (masked[i] ^ masked[length + i]);
        }
        assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32);
    }
}
