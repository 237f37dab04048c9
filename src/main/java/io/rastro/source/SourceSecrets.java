package io.rastro.source;

import io.rastro.account.EncryptedData;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The secrets of all connected systems, as they are kept: encrypted, in Base64. */
@Component
class SourceSecrets implements EncryptedData {

    private final SourceRepository sources;
    private final EnteredSourceRepository entered;

    SourceSecrets(SourceRepository sources, EnteredSourceRepository entered) {
        this.sources = sources;
        this.entered = entered;
    }

    @Override
    @Transactional
    public void encryptAnew(UnaryOperator<byte[]> renewed) {
        for (ConnectedSource source : sources.all()) {
            Map<String, String> secrets = new HashMap<>(source.secrets());
            secrets.replaceAll((name, secret) -> Base64.getEncoder()
                    .encodeToString(renewed.apply(Base64.getDecoder().decode(secret))));
            entered.change(source.id(), source.name(), source.settings(), secrets, source.startsAt());
        }
    }
}
