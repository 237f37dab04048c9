package io.rastro.source;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The connected systems that deliver to webhooks, with their secrets in the clear. */
@Component
public class ReceivingSourceQueries {

    private final SourceRepository repository;
    private final SourceTypes types;

    ReceivingSourceQueries(SourceRepository repository, SourceTypes types) {
        this.repository = repository;
        this.types = types;
    }

    /** The enabled source of an id, if it is one that delivers. */
    public Optional<ReceivingSource> find(int id) {
        return repository
                .find(id)
                .filter(ConnectedSource::enabled)
                .flatMap(source -> types.find(source.type())
                        .filter(WebhookType.class::isInstance)
                        .map(type -> new ReceivingSource((WebhookType) type, types.settings(source))));
    }

    /**
     * A source that delivers.
     *
     * @param settings with the secrets in the clear
     */
    public record ReceivingSource(WebhookType type, Map<String, String> settings) {}
}
