package io.rastro.account;

import io.rastro.account.AdministrativeAct.Act;
import io.rastro.account.SecondFactorEvent.Change;
import io.rastro.account.SignedIn.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an account proves itself with besides its password, and who has to. */
@Service
class SecondFactors {

    private static final Logger log = LoggerFactory.getLogger(SecondFactors.class);
    private static final int RECOVERY_CODES = 10;

    private final TotpSecretRepository secrets;
    private final RecoveryCodeRepository recovery;
    private final PasskeyRepository passkeys;
    private final SecondFactorRoleRepository roles;
    private final AccountRepository accounts;
    private final SecretCipher cipher;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SecondFactors(
            TotpSecretRepository secrets,
            RecoveryCodeRepository recovery,
            PasskeyRepository passkeys,
            SecondFactorRoleRepository roles,
            AccountRepository accounts,
            SecretCipher cipher,
            ApplicationEventPublisher events,
            Clock clock) {
        this.secrets = secrets;
        this.recovery = recovery;
        this.passkeys = passkeys;
        this.roles = roles;
        this.accounts = accounts;
        this.cipher = cipher;
        this.events = events;
        this.clock = clock;
    }

    /** What has to come after the right password, or after a provider that vouches for no second factor. */
    @Transactional(readOnly = true)
    public SecondStep after(PortalUser known) {
        if (has(known.id())) {
            return SecondStep.CODE;
        }
        return isRequiredOf(known) ? SecondStep.ENROLMENT : SecondStep.NONE;
    }

    @Transactional(readOnly = true)
    public boolean has(int accountId) {
        return secrets.existsById(accountId) || hasPasskey(accountId);
    }

    @Transactional(readOnly = true)
    public boolean hasPasskey(int accountId) {
        return !passkeys.of(accountId).isEmpty();
    }

    @Transactional(readOnly = true)
    public State state(PortalUser reader) {
        return new State(
                secrets.findById(reader.id()).map(TotpSecret::enrolledAt).orElse(null),
                passkeys.of(reader.id()),
                recovery.countByAccountId(reader.id()),
                isRequiredOf(reader));
    }

    /** Who has such a role, or by exception to another what makes it. */
    private boolean isRequiredOf(PortalUser user) {
        return requiringRoles().stream().anyMatch(role -> asks(role, user));
    }

    private static boolean asks(Role role, PortalUser user) {
        return role == user.role() || user.rights().added().stream().anyMatch(role.permissions()::contains);
    }

    /** Uses a code of the application or a recovery code up; what it was, empty: none, or none any more. */
    @Transactional
    public Optional<Step> use(PortalUser user, String typed) {
        if (useTotp(user.id(), typed.replaceAll("\\s", ""))) {
            return Optional.of(Step.CODE);
        }
        if (recovery.use(user.id(), RecoveryCode.hash(typed)) > 0) {
            events.publishEvent(SecondFactorEvent.own(Change.RECOVERY_CODE_USED, user));
            return Optional.of(Step.RECOVERY_CODE);
        }
        events.publishEvent(SecondFactorEvent.own(Change.FAILED, user));
        return Optional.empty();
    }

    private boolean useTotp(int accountId, String code) {
        OptionalLong step = secrets.findById(accountId)
                .flatMap(kept -> decrypted(kept, accountId))
                .map(secret -> Totp.stepOf(secret, code, clock.instant()))
                .orElse(OptionalLong.empty());
        return step.isPresent() && secrets.use(accountId, step.getAsLong()) > 0;
    }

    /** Empty: with another key; a recovery code is good all the same. */
    private Optional<byte[]> decrypted(TotpSecret kept, int accountId) {
        try {
            return Optional.of(cipher.decrypt(kept.secret()));
        } catch (RuntimeException wrongKey) {
            log.error(
                    "The second factor of account {} cannot be read: its key is another. {}",
                    accountId,
                    wrongKey.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Takes a secret on once a code of it is entered, in place of any before, and ends all sessions of the account.
     *
     * @return the account to go on with and its new recovery codes, which cannot be read again; empty: it is no such code,
     *     or the session was ended meanwhile
     */
    @Transactional
    public Optional<Enrolled> enrol(PortalUser reader, byte[] secret, String typed) {
        OptionalLong step = Totp.stepOf(secret, typed.replaceAll("\\s", ""), clock.instant());
        if (step.isEmpty() || accounts.lock(reader).isEmpty()) {
            return Optional.empty();
        }
        secrets.save(new TotpSecret(reader.id(), cipher.encrypt(secret), clock.instant(), step.getAsLong()));
        events.publishEvent(SecondFactorEvent.own(Change.ENROLLED, reader));
        return accounts.findWithServices(reader.id()).map(account -> {
            account.endSessions();
            return new Enrolled(account.toUser(), renewRecoveryCodes(reader.id()));
        });
    }

    /** The account's new recovery codes; those before are good no more. */
    @Transactional
    public List<String> renewRecoveryCodes(PortalUser reader) {
        events.publishEvent(SecondFactorEvent.own(Change.RECOVERY_CODES_RENEWED, reader));
        return renewRecoveryCodes(reader.id());
    }

    private List<String> renewRecoveryCodes(int accountId) {
        recovery.removeAll(accountId);
        List<String> codes =
                Stream.generate(RecoveryCode::next).limit(RECOVERY_CODES).toList();
        recovery.saveAll(
                codes.stream().map(code -> new RecoveryCode(accountId, code)).toList());
        return codes;
    }

    /** False: the reader's role does not let it. */
    @Transactional
    public boolean remove(PortalUser reader) {
        if (isRequiredOf(reader)) {
            return false;
        }
        removeAll(reader.id());
        events.publishEvent(SecondFactorEvent.own(Change.REMOVED, reader));
        return true;
    }

    /** The account's first recovery codes, if it had none, since who loses the device is lost without. */
    @Transactional
    public List<String> passkeyAdded(PortalUser reader, String label) {
        events.publishEvent(new SecondFactorEvent(Change.PASSKEY_ADDED, reader.id(), reader.displayName(), label));
        return recovery.countByAccountId(reader.id()) == 0 ? renewRecoveryCodes(reader.id()) : List.of();
    }

    /** The message that says why it stays; empty: it is gone. */
    @Transactional
    public Optional<String> removePasskey(PortalUser reader, String credentialId) {
        boolean last = passkeys.of(reader.id()).size() == 1 && !secrets.existsById(reader.id());
        if (last && isRequiredOf(reader)) {
            return Optional.of("account.second.required");
        }
        if (!passkeys.remove(reader.id(), credentialId)) {
            return Optional.of("account.passkey.unknown");
        }
        if (last) {
            recovery.removeAll(reader.id());
        }
        events.publishEvent(SecondFactorEvent.own(Change.PASSKEY_REMOVED, reader));
        return Optional.empty();
    }

    /** Takes a person's second factor away who has lost it; the caller ends the sessions. */
    @Transactional
    void reset(Account account) {
        removeAll(account.id());
    }

    /** Takes the passkeys away, each of which signs in without the password; an application stays, and asks for its code. */
    @Transactional
    void removePasskeys(Account account) {
        passkeys.removeAll(account.id());
        if (!secrets.existsById(account.id())) {
            recovery.removeAll(account.id());
        }
    }

    private void removeAll(int accountId) {
        secrets.remove(accountId);
        passkeys.removeAll(accountId);
        recovery.removeAll(accountId);
    }

    @Transactional(readOnly = true)
    public Set<Role> requiringRoles() {
        return roles.findAll().stream()
                .map(SecondFactorRole::role)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    /** From now on these roles take a second factor; who has such a role and none has to sign in again. */
    @Transactional
    public void require(PortalUser administrator, Set<Role> chosen) {
        Set<Role> added = EnumSet.noneOf(Role.class);
        added.addAll(chosen);
        added.removeAll(requiringRoles());
        roles.deleteAllInBatch();
        roles.saveAll(chosen.stream().map(SecondFactorRole::new).toList());
        accounts.findAllWithServices().stream()
                .filter(account -> added.stream().anyMatch(role -> asks(role, account.toUser())) && !has(account.id()))
                .forEach(Account::endSessions);
        events.publishEvent(AdministrativeAct.of(
                Act.SECOND_FACTOR_ROLES_CHANGED,
                administrator,
                administrator.id(),
                administrator.getUsername(),
                chosen.stream().sorted().map(Role::name).collect(Collectors.joining(" "))));
    }

    /** What follows the right password. */
    enum SecondStep {
        NONE,
        CODE,
        ENROLMENT
    }

    /**
     * @param enrolledAt since when there is an authenticator application; null: there is none
     * @param recoveryCodes how many are left
     * @param required whether the account's role takes a second factor
     */
    record State(@Nullable Instant enrolledAt, List<CredentialRecord> passkeys, int recoveryCodes, boolean required) {

        public boolean active() {
            return enrolledAt != null || !passkeys.isEmpty();
        }
    }

    record Enrolled(PortalUser user, List<String> recoveryCodes) {}
}
