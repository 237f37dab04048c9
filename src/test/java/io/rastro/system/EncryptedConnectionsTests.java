package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.testing.RawHttp;
import io.rastro.testing.ReverseProxy;
import io.rastro.testing.SelfMadeCertificate;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A portal that speaks TLS itself, and TLS alone to its database, with settings as the documentation names them. */
class EncryptedConnectionsTests {

    @TempDir
    static Path home;

    @TempDir
    static Path directory;

    private static String database;
    private static SelfMadeCertificate certificate;
    private static PortalProcess portal;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.fresh();
        certificate = SelfMadeCertificate.in(directory);
        letDatabaseSpeakTls();
        port = PortalProcess.freePort();
        portal = PortalProcess.start(
                        home,
                        port,
                        Map.of(
                                "SPRING_DATASOURCE_URL",
                                database + verifying(certificate.certificate()),
                                "SPRING_DATASOURCE_USERNAME",
                                TestDatabase.username(),
                                "SPRING_DATASOURCE_PASSWORD",
                                TestDatabase.password(),
                                "RASTRO_ADMIN_PASSWORD",
                                TestAccounts.PASSWORD,
                                "SERVER_SSL_CERTIFICATE",
                                certificate.certificate().toString(),
                                "SERVER_SSL_CERTIFICATEPRIVATEKEY",
                                certificate.key().toString(),
                                "SERVER_SSL_CIPHERS",
                                documentedSuites(),
                                "RASTRO_PROXIES",
                                "127.0.0.1"))
                .awaitReady();
    }

    private static String documentedSuites() throws Exception {
        String server = Files.readString(Path.of("src", "docs", "server.md"));
        return server.replaceFirst("(?s).*\nSERVER_SSL_CIPHERS=([A-Z0-9_,]+)\n.*", "$1");
    }

    /** The server writes the files itself, so that they are its user's and nobody else's to read. */
    private static void letDatabaseSpeakTls() throws Exception {
        try (Connection connection = TestDatabase.administrator(database);
                Statement statement = connection.createStatement()) {
            for (Path file : new Path[] {certificate.certificate(), certificate.key()}) {
                statement.execute("copy (select unnest(string_to_array('"
                        + Files.readString(file).strip() + "', E'\n'))) to program 'umask 077; cat > "
                        + file.getFileName() + "'");
            }
            statement.execute("alter system set ssl_cert_file = 'certificate.pem'");
            statement.execute("alter system set ssl_key_file = 'key.pem'");
            statement.execute("alter system set ssl = on");
            statement.execute("select pg_reload_conf()");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        portal.close();
        try (Connection connection = TestDatabase.administrator(database);
                Statement statement = connection.createStatement()) {
            statement.execute("alter system reset all");
            statement.execute("select pg_reload_conf()");
        }
    }

    private static String verifying(Path authority) {
        return "?sslmode=verify-full&sslrootcert=" + authority;
    }

    @Test
    void portalSpeaksWhatIsGoodTodayAlone() throws Exception {
        TlsAgreement.assertGoodToday(port, certificate);
        var page = TlsAgreement.get(certificate, "https://localhost:" + port + "/sign-in");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
    }

    @Test
    void plainRequestGetsNoPage() throws Exception {
        assertThat(RawHttp.exchange(port, "GET /sign-in HTTP/1.1", ""))
                .contains(" 400 ")
                .doesNotContain("csrf-token");
    }

    @Test
    void everyConnectionToTheDatabaseIsEncrypted() throws Exception {
        try (Connection connection = TestDatabase.administrator(database)) {
            assertThat(JdbcClient.create(new SingleConnectionDataSource(connection, true))
                            .sql("""
                                    select distinct s.ssl || ' ' || s.version from pg_stat_ssl s join pg_stat_activity a using (pid)
                                    where a.datname = current_database() and a.usename = ?
                                    """)
                            .param(TestDatabase.username())
                            .query(String.class)
                            .list())
                    .containsExactly("true TLSv1.3");
        }
    }

    @Test
    void databaseThatShowsAnotherCertificateIsNotSpokenTo(@TempDir Path elsewhere) throws Exception {
        Path other = SelfMadeCertificate.in(elsewhere).certificate();
        try (PortalProcess refusing = PortalProcess.start(
                elsewhere,
                PortalProcess.freePort(),
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        database + verifying(other),
                        "SPRING_DATASOURCE_USERNAME",
                        TestDatabase.username(),
                        "SPRING_DATASOURCE_PASSWORD",
                        TestDatabase.password()))) {
            assertThat(refusing.awaitEnd()).isNotZero();
            assertThat(refusing.output()).contains("SQL state 08006", "SSL error", "spring.datasource.url");
        }
    }

    @Test
    void databaseUnderANameThatItsCertificateDoesNotHaveIsNotSpokenTo() {
        String otherName = database.replace("127.0.0.1", "127.0.0.2");
        assertThatThrownBy(() -> DriverManager.getConnection(
                        otherName + verifying(certificate.certificate()),
                        TestDatabase.username(),
                        TestDatabase.password()))
                .isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @Tag("proxies")
    @EnumSource(
            value = ReverseProxy.Kind.class,
            names = {"NGINX_1_1", "HAPROXY"})
    void exampleOfAProxyVerifiesThePortalThatSpeaksTls(ReverseProxy.Kind kind, @TempDir Path files) throws Exception {
        try (ReverseProxy proxy = ReverseProxy.startExample(kind, port, true, certificate, files)) {
            String address = "https://localhost:" + proxy.port() + "/sign-in";
            assertThat(TlsAgreement.get(certificate, address).body()).contains("csrf-token");
        }
        SelfMadeCertificate other = SelfMadeCertificate.in(files);
        try (ReverseProxy proxy = ReverseProxy.startExample(kind, port, true, other, files)) {
            String address = "https://localhost:" + proxy.port() + "/sign-in";
            assertThat(TlsAgreement.get(other, address).statusCode()).isIn(502, 503);
        }
    }
}
