package io.rastro.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Where an old key of secrets is named, encrypts everything by the present one, before the first request is answered. */
@Component
class KeyReplacement implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(KeyReplacement.class);

    private final SecretCipher cipher;
    private final ObjectProvider<EncryptedData> kept;

    KeyReplacement(SecretCipher cipher, ObjectProvider<EncryptedData> kept) {
        this.cipher = cipher;
        this.kept = kept;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (cipher.hasOldKey()) {
            kept.forEach(data -> data.encryptAnew(cipher::renewed));
            log.info("Secrets are encrypted by the present key: take rastro.second-factor.old-key away");
        }
    }
}
