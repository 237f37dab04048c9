package io.rastro.system.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

class TrustedProxiesTests {

    /** Sends back who the server takes the caller for, and how he came. */
    static final class EchoServlet extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getRemoteAddr() + " " + request.getScheme());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // proxies named      | forwarded for          | seen
                "''                   | 203.0.113.9            | 127.0.0.1 http",
                "10.0.0.0/8           | 203.0.113.9            | 127.0.0.1 http",
                "127.0.0.1            | 203.0.113.9            | 203.0.113.9 https",
                "127.0.0.0/8          | 203.0.113.9            | 203.0.113.9 https",
                "'10.1.1.1, 127.0.0.1'| 203.0.113.9            | 203.0.113.9 https",
                // What the caller wrote himself stands left of what the proxy saw.
                "127.0.0.1            | '10.0.0.7, 203.0.113.9'| 203.0.113.9 https",
                "'127.0.0.1,10.0.0.7' | '8.8.8.8, 10.0.0.7'    | 8.8.8.8 https",
                // No private address is a proxy by itself.
                "127.0.0.1            | '8.8.8.8, 192.168.0.4' | 192.168.0.4 https",
                // Proxies behind one another, of either kind of address; who is left of the first that is none is
                // anybody.
                "'127.0.0.1,2001:db8::7' | '203.0.113.9, 2001:db8::7' | 203.0.113.9 https",
                "'127.0.0.1,2001:db8::/64' | '1.1.1.1, 2001:db8:0:1::7, 2001:db8::7' | 2001:db8:0:1::7 https",
                "'127.0.0.1,10.0.0.0/8' | '1.1.1.1, 203.0.113.9, 10.0.0.7, 10.0.0.8' | 203.0.113.9 https",
                // Some proxies write the port as well: one client is one address all the same.
                "127.0.0.1            | 203.0.113.9:4711       | 203.0.113.9 https",
                "127.0.0.1            | '[2001:db8::9]:4711'   | 2001:db8::9 https",
                "127.0.0.1            | '[2001:db8::9]'        | 2001:db8::9 https",
                "'127.0.0.1,10.0.0.7' | '8.8.8.8:80, 10.0.0.7:4711' | 8.8.8.8 https",
            })
    void onlyNamedProxiesAreBelieved(String proxies, String forwarded, String seen) throws Exception {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        new TrustedProxies(proxies).customize(factory);
        Servlet echo = new EchoServlet();
        WebServer server =
                factory.getWebServer(context -> context.addServlet("echo", echo).addMapping("/"));
        server.start();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort()))
                    .header("X-Forwarded-For", forwarded)
                    .header("X-Forwarded-Proto", "https")
                    .header("Forwarded", "for=192.0.2.60;proto=https")
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .body())
                    .isEqualTo(seen);
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/40", "10.0.0", ".*", "127.0.0.1;10.0.0.1"})
    void whatIsNoAddressIsRefusedAtTheStart(String proxies) {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> new TrustedProxies(proxies));
    }
}
