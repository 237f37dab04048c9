package io.rastro.system.http;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.util.NetMaskSet;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Believes what a request says of its way here ({@code X-Forwarded-For}, {@code -Proto}, {@code -Host}) when it comes from
 * a proxy that the operator names, and never otherwise: anybody can write these headers, and the limit on signing in
 * and the log of who listened go by the address.
 */
@Component
class TrustedProxies implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private static final String SETTING = "rastro.proxies";
    private static final Pattern ADDRESS = Pattern.compile("(\\d+(\\.\\d+){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*)(/\\d+)?");

    private final String blocks;

    /**
     * @param proxies addresses and CIDR blocks, separated by commas; none by default
     * @throws InvalidConfigurationPropertyValueException one of them is neither
     */
    TrustedProxies(@Value("${rastro.proxies:}") String proxies) {
        this.blocks = Arrays.stream(proxies.split(",", -1))
                .map(String::strip)
                .filter(proxy -> !proxy.isEmpty())
                .map(TrustedProxies::block)
                .collect(Collectors.joining(","));
    }

    /** An address is the block of itself alone. */
    private static String block(String proxy) {
        try {
            if (ADDRESS.matcher(proxy).matches()) {
                NetMaskSet.parse(proxy);
                return proxy.contains("/") ? proxy : proxy + (proxy.contains(":") ? "/128" : "/32");
            }
        } catch (IllegalArgumentException malformed) {
            // Told below, with the others.
        }
        throw new InvalidConfigurationPropertyValueException(SETTING, proxy, "It is no address and no CIDR block.");
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addEngineValves(new UntrustedForwardingValve(NetMaskSet.parse(blocks)));
        if (!blocks.isEmpty()) {
            server.addEngineValves(new ForwardedAddressesValve(), forwarding());
        }
    }

    private RemoteIpValve forwarding() {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(blocks);
        valve.setHostHeader("X-Forwarded-Host");
        return valve;
    }
}
