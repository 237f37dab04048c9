package io.rastro.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** What an identity provider calls an account. */
@Entity
class AccountIdentity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer id;

    @Column
    private int accountId;

    @Column
    private String issuer;

    @Column
    private String subject;

    protected AccountIdentity() {}

    AccountIdentity(int accountId, String issuer, String subject) {
        this.accountId = accountId;
        this.issuer = issuer;
        this.subject = subject;
    }

    int accountId() {
        return accountId;
    }
}
