package io.rastro.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.security.SecureRandom;
import java.util.Locale;

/** A code that serves once in place of the second factor: 160 random bits, thirty-two letters and digits in groups of four. */
@Entity
class RecoveryCode {

    private static final int BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer id;

    @Column
    private int accountId;

    @Column
    private byte[] codeHash;

    protected RecoveryCode() {}

    RecoveryCode(int accountId, String code) {
        this.accountId = accountId;
        this.codeHash = hash(code);
    }

    static String next() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return Base32.grouped(random, "-");
    }

    /** However it was typed: in small letters, with other spaces or none. */
    static byte[] hash(String typed) {
        return Secret.hash(typed.replaceAll("[^A-Za-z2-7]", "").toUpperCase(Locale.ROOT));
    }
}
