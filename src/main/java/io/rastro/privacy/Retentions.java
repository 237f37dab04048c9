package io.rastro.privacy;

import io.rastro.account.PortalUser;
import io.rastro.privacy.PrivacyEvent.Step;
import io.rastro.privacy.RetentionProperties.RetentionKind;
import io.rastro.privacy.RetentionProperties.RetentionRule;
import io.rastro.privacy.RetentionRunRepository.RetentionRun;
import io.rastro.privacy.SacServiceRepository.SacService;
import io.rastro.recording.RecordingProperties;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is kept for how long, what became of that, and which services are a SAC's. */
@Service
@Transactional
public class Retentions {

    private final RetentionRunRepository runs;
    private final SacServiceRepository services;
    private final RetentionProperties properties;
    private final RecordingProperties recordings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Retentions(
            RetentionRunRepository runs,
            SacServiceRepository services,
            RetentionProperties properties,
            RecordingProperties recordings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.services = services;
        this.properties = properties;
        this.recordings = recordings;
        this.events = events;
        this.clock = clock;
    }

    /** A rule and what its last run came to; null: it never ran. */
    public record Applied(RetentionRule rule, @Nullable RetentionRun last) {}

    @Transactional(readOnly = true)
    public List<Applied> applied() {
        List<RetentionRule> rules = new ArrayList<>(properties.rules());
        rules.add(new RetentionRule(RetentionKind.RECORDINGS, null, recordings.retention()));
        return rules.stream()
                .sorted(Comparator.comparing(RetentionRule::kind))
                .map(rule ->
                        new Applied(rule, runs.last(rule.kind(), rule.medium()).orElse(null)))
                .toList();
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<SacService> services() {
        return services.byName();
    }

    /** Says which services are a SAC's; all others are none. */
    public void declareSac(Collection<Integer> declared, PortalUser account) {
        services.declareSac(declared.toArray(Integer[]::new));
        events.publishEvent(new PrivacyEvent(
                Step.SAC_DECLARED, 0, account.getUsername(), clock.instant(), String.valueOf(declared)));
    }
}
