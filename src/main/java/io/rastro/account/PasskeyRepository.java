package io.rastro.account;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/** Passkeys and whose they are. An authenticator knows an account by its id alone, in four bytes. */
@Repository
class PasskeyRepository implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {

    private final JdbcUserCredentialRepository stored;
    private final AccountRepository accounts;

    PasskeyRepository(JdbcOperations database, AccountRepository accounts) {
        this.stored = new JdbcUserCredentialRepository(database);
        this.accounts = accounts;
    }

    /** Oldest first. */
    List<CredentialRecord> of(int accountId) {
        return stored.findByUserId(handle(accountId)).stream()
                .sorted(Comparator.comparing(CredentialRecord::getCreated))
                .toList();
    }

    /** False: the account has no such passkey. */
    boolean remove(int accountId, String credentialId) {
        Optional<CredentialRecord> own = of(accountId).stream()
                .filter(passkey -> passkey.getCredentialId().toBase64UrlString().equals(credentialId))
                .findFirst();
        own.ifPresent(passkey -> stored.delete(passkey.getCredentialId()));
        return own.isPresent();
    }

    void removeAll(int accountId) {
        of(accountId).forEach(passkey -> stored.delete(passkey.getCredentialId()));
    }

    static Bytes handle(int accountId) {
        return new Bytes(ByteBuffer.allocate(Integer.BYTES).putInt(accountId).array());
    }

    /** @throws java.nio.BufferUnderflowException it is no account's */
    static int accountId(Bytes handle) {
        return ByteBuffer.wrap(handle.getBytes()).getInt();
    }

    @Override
    public void delete(Bytes credentialId) {
        stored.delete(credentialId);
    }

    @Override
    public void save(CredentialRecord passkey) {
        stored.save(passkey);
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return stored.findByCredentialId(credentialId);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return stored.findByUserId(handle);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return accounts.findWithServices(accountId(handle))
                .map(PasskeyRepository::entity)
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return accounts.findByName(username).map(PasskeyRepository::entity).orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("Accounts are made otherwise");
    }

    private static PublicKeyCredentialUserEntity entity(Account account) {
        PortalUser user = account.toUser();
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle(user.id()))
                .name(user.getUsername())
                .displayName(user.displayName())
                .build();
    }
}
