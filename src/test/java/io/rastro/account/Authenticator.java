package io.rastro.account;

import io.rastro.testing.PortalClient;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody's authenticator application: what stands on the page of an enrolment, typed into it. */
public final class Authenticator {

    private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]{39})</code>");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;

    private Authenticator(byte[] secret) {
        this.secret = secret;
    }

    public static Authenticator reading(String page) {
        Matcher typed = SECRET.matcher(page);
        if (!typed.find()) {
            throw new IllegalStateException("no secret on the page");
        }
        StringBuilder bits = new StringBuilder();
        typed.group(1)
                .replace(" ", "")
                .chars()
                .forEach(letter -> bits.append(
                        Integer.toBinaryString(32 + ALPHABET.indexOf(letter)).substring(1)));
        byte[] secret = new byte[bits.length() / 8];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return new Authenticator(secret);
    }

    /** Sets one up on the own page of somebody who is signed in; no code of it counts as used. */
    static Authenticator enrol(PortalClient reader, String password, JdbcClient database, String username) {
        reader.submit("/account/second-factor/enrolment", Map.of("current", password));
        Authenticator application = reading(reader.get("/account/second-factor").body());
        reader.submit("/account/second-factor/confirmation", Map.of("code", application.code()));
        // The page that shows the recovery codes.
        reader.get("/account/second-factor");
        application.forgetUse(database, username);
        return application;
    }

    public String code() {
        return Totp.code(secret, Totp.step(Instant.now()));
    }

    /** Six digits that are no code of now. */
    String wrong() {
        long step = Totp.step(Instant.now());
        return java.util.stream.IntStream.range(0, 10)
                .mapToObj(digit -> String.valueOf(digit).repeat(6))
                .filter(code -> java.util.stream.LongStream.rangeClosed(step - 2, step + 2)
                        .noneMatch(near -> Totp.code(secret, near).equals(code)))
                .findFirst()
                .orElseThrow();
    }

    /** As if half a minute had passed. */
    void forgetUse(JdbcClient database, String username) {
        database.sql(
                        "update totp_secret set last_step = 0 where account_id = (select id from account where username = ?)")
                .param(username)
                .update();
    }
}
