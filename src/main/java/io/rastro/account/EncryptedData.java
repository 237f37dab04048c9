package io.rastro.account;

import java.util.function.UnaryOperator;

/** What is kept encrypted by {@link SecretCipher}, so that all of it can be encrypted by another key. */
public interface EncryptedData {

    /**
     * Replaces everything that is kept, in one transaction.
     *
     * @param renewed what stands in place of something encrypted
     */
    void encryptAnew(UnaryOperator<byte[]> renewed);
}
