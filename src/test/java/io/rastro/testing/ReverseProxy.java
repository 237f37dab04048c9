package io.rastro.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A real proxy before a portal on this machine, as Debian's package is: nginx or HAProxy, installed beforehand. */
public final class ReverseProxy implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A program and how it speaks to the portal. */
    public enum Kind {
        /** As the package sets it up: HTTP/1.0 to what is behind it. */
        NGINX("proxy_http_version 1.0;"),
        /** As the documentation advises. Without a file in between, so that a slow reader is felt by the portal. */
        NGINX_1_1("proxy_http_version 1.1; proxy_set_header Connection ''; proxy_max_temp_file_size 0;"),
        HAPROXY("");

        private final String protocol;

        Kind(String protocol) {
            this.protocol = protocol;
        }

        private List<String> command(Path settings) {
            return this == HAPROXY
                    ? List.of("haproxy", "-f", settings.toString())
                    : List.of("nginx", "-c", settings.toString(), "-p", settings.getParent() + "/");
        }

        private String settings(int port, int portal, int seconds) {
            return this == HAPROXY
                    ? HAPROXY_SETTINGS.formatted(seconds, seconds, port, portal)
                    : NGINX_SETTINGS.formatted(user(), port, portal, protocol, seconds, seconds);
        }
    }

    private static final String NGINX_SETTINGS = """
            daemon off;
            user %s;
            worker_processes 1;
            pid nginx.pid;
            error_log nginx.log;
            events {}
            http {
                access_log off;
                client_body_temp_path bodies;
                proxy_temp_path answers;
                server {
                    listen 127.0.0.1:%d;
                    client_max_body_size 0;
                    location / {
                        proxy_pass http://127.0.0.1:%d;
                        proxy_set_header Host $host;
                        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                        proxy_set_header X-Forwarded-Proto https;
                        %s
                        proxy_read_timeout %ds;
                        client_body_timeout %ds;
                    }
                }
            }
            """;

    /** What Debian's nginx.conf has around a file of conf.d, in so far as it matters. */
    private static final String IN_NGINX = """
            daemon off;
            user %s;
            worker_processes 1;
            pid nginx.pid;
            error_log nginx.log;
            events {}
            http {
                client_body_temp_path bodies;
                proxy_temp_path answers;
                %s
            }
            """;

    private static final String HAPROXY_SETTINGS = """
            defaults
                mode http
                option forwardfor
                timeout connect 5s
                timeout client %ds
                timeout server %ds
            frontend web
                bind 127.0.0.1:%d
                http-request set-header X-Forwarded-Proto https
                default_backend portal
            backend portal
                server portal 127.0.0.1:%d
            """;

    private final Process process;
    private final int port;
    private final int plainPort;

    private ReverseProxy(Process process, int port, int plainPort) {
        this.process = process;
        this.port = port;
        this.plainPort = plainPort;
    }

    /**
     * Starts one.
     *
     * @param directory for its files
     * @param seconds after which it gives up waiting, for the portal or for the reader
     */
    public static ReverseProxy start(Kind kind, int portal, Path directory, int seconds) throws IOException {
        int port = freePort();
        return started(kind, port, port, directory, kind.settings(port, portal, seconds));
    }

    private static ReverseProxy started(Kind kind, int port, int plainPort, Path directory, String text)
            throws IOException {
        Path settings = Files.writeString(directory.resolve(kind.name().toLowerCase(Locale.ROOT) + ".conf"), text);
        Process process = new ProcessBuilder(kind.command(settings))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(directory.resolve("proxy.log").toFile()))
                .start();
        ReverseProxy proxy = new ReverseProxy(process, port, plainPort);
        await().atMost(PATIENCE).until(() -> proxy.answers(directory));
        return proxy;
    }

    /**
     * Starts one with TLS before it, as the example in {@code .docker/tls} says.
     *
     * @param tlsToPortal whether it speaks TLS to the portal as well, of the same certificate
     */
    public static ReverseProxy startExample(
            Kind kind, int portal, boolean tlsToPortal, SelfMadeCertificate certificate, Path directory)
            throws IOException {
        int port = freePort();
        int plain = freePort();
        String example =
                Files.readString(Path.of(".docker", "tls", kind == Kind.HAPROXY ? "haproxy.cfg" : "nginx.conf"));
        String own = (tlsToPortal ? throughTls(example) : example)
                .replaceAll("(listen|bind) :?80\\b", "$1 127.0.0.1:" + plain)
                .replaceAll("(listen|bind) :?443\\b", "$1 127.0.0.1:" + port)
                .replaceAll("127\\.0\\.0\\.1:8(080|443)", "127.0.0.1:" + portal)
                .replaceAll("/etc/nginx/tls/privkey.pem", certificate.key().toString())
                .replaceAll("/etc/haproxy/tls/portal.pem", certificate.both().toString())
                .replaceAll(
                        "/etc/(nginx|haproxy)/tls/[a-z]+.pem",
                        certificate.certificate().toString())
                .replaceAll("/var/log/nginx/rastro.log", "access.log");
        return started(kind, port, plain, directory, kind == Kind.HAPROXY ? own : IN_NGINX.formatted(user(), own));
    }

    /** With the lines that are commented out in place of those before them. */
    private static String throughTls(String example) {
        return example.replaceAll(".*(proxy_pass http:|server portal 127\\.0\\.0\\.1:8080).*\n", "")
                .replaceAll("(?m)^( +)#(proxy_|server )", "$1$2");
    }

    private static String user() {
        return System.getProperty("user.name");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers(Path directory) throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException(Files.readString(directory.resolve("proxy.log")));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    /** Where it speaks no TLS; the same where it never does. */
    public int plainPort() {
        return plainPort;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
