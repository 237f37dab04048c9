package io.rastro.account;

import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What authenticator applications share with the portal, as a whole. */
@Component
class TotpSecrets implements EncryptedData {

    private final TotpSecretRepository repository;

    TotpSecrets(TotpSecretRepository repository) {
        this.repository = repository;
    }

    @Override
    @Transactional
    public void encryptAnew(UnaryOperator<byte[]> renewed) {
        repository.findAll().forEach(secret -> secret.encryptAnew(renewed));
    }
}
