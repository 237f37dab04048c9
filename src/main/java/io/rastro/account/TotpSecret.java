package io.rastro.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.hibernate.annotations.DynamicUpdate;

/** What an account's authenticator application shares with the portal. */
@DynamicUpdate
@Entity
class TotpSecret {

    @Id
    private Integer accountId;

    /** Encrypted by {@link SecretCipher}. */
    @Column
    private byte[] secret;

    @Column
    private Instant enrolledAt;

    /** The last {@link Totp#step(Instant)} whose code was accepted. */
    @Column
    private long lastStep;

    protected TotpSecret() {}

    TotpSecret(int accountId, byte[] secret, Instant enrolledAt, long lastStep) {
        this.accountId = accountId;
        this.secret = secret.clone();
        this.enrolledAt = enrolledAt;
        this.lastStep = lastStep;
    }

    byte[] secret() {
        return secret.clone();
    }

    void encryptAnew(UnaryOperator<byte[]> renewed) {
        secret = renewed.apply(secret());
    }

    Instant enrolledAt() {
        return enrolledAt;
    }
}
