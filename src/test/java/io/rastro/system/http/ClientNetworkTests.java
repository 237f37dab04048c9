package io.rastro.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTests {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "2001:db8:0:1::7,2001:db8:0:1:0:0:0:0/64",
                "2001:db8:0:1:ffff:ffff:ffff:ffff,2001:db8:0:1:0:0:0:0/64",
                "2001:db8:0:2::7,2001:db8:0:2:0:0:0:0/64",
                "fe80::1%eth9,fe80:0:0:0:0:0:0:0/64",
                "::ffff:203.0.113.7,::ffff:203.0.113.7",
                "203.0.113.7,203.0.113.7",
                "somebody:else,somebody:else",
                "'',''"
            })
    void addressesOfOneNetworkOfSixAreOne(String address, String network) {
        assertThat(ClientNetwork.of(address)).isEqualTo(network);
    }
}
