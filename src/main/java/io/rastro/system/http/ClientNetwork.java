package io.rastro.system.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Whose address it is: whoever has one of IPv6 has the other 2<sup>64</sup> of its network as well. */
public final class ClientNetwork {

    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    /** The first 64 bits of an address of IPv6, such as {@code 2001:db8:0:1:0:0:0:0/64}; anything else as it is. */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // With a colon in it nobody is asked for a name.
            return InetAddress.getByName(address.split("%", 2)[0]) instanceof Inet6Address client
                    ? network(client) + "/64"
                    : address;
        } catch (UnknownHostException none) {
            return address;
        }
    }

    private static String network(Inet6Address client) throws UnknownHostException {
        byte[] bytes = client.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        return InetAddress.getByAddress(bytes).getHostAddress();
    }
}
