package io.rastro.system;

import io.rastro.postgres.EmbeddedServerException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words why the embedded PostgreSQL cannot run. */
class EmbeddedServerFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedServerException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedServerException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
    }
}
