package io.rastro.account;

import java.util.concurrent.atomic.AtomicInteger;
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
            AtomicInteger unread = new AtomicInteger();
            kept.forEach(data -> data.encryptAnew(secret -> renewed(secret, unread)));
            tell(unread.get());
        }
    }

    /** What neither key reads stays as it is: a third may be found that does. */
    private byte[] renewed(byte[] secret, AtomicInteger unread) {
        return cipher.renewed(secret).orElseGet(() -> {
            unread.incrementAndGet();
            return secret;
        });
    }

    private static void tell(int unread) {
        if (unread == 0) {
            log.info("Secrets are encrypted by the present key: take rastro.second-factor.old-key away");
        } else {
            log.error(
                    "{} secrets are read neither by the present key nor by rastro.second-factor.old-key and stay as they are:"
                            + " keep the old key, and name the one they were encrypted by",
                    unread);
        }
    }
}
