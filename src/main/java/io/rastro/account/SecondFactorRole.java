package io.rastro.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

/** A role whose accounts do not get in with a password alone. */
@Entity
class SecondFactorRole {

    @Id
    @Enumerated(EnumType.STRING)
    private Role role;

    protected SecondFactorRole() {}

    SecondFactorRole(Role role) {
        this.role = role;
    }

    Role role() {
        return role;
    }
}
