package io.rastro.account;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words why the portal does not start with the password that was chosen for its first administrator. */
class FirstPasswordFailureAnalyzer extends AbstractFailureAnalyzer<RefusedFirstPasswordException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RefusedFirstPasswordException cause) {
        return new FailureAnalysis(
                "The first administrator cannot get the password in RASTRO_ADMIN_PASSWORD: " + cause.getMessage(),
                "Choose another one, or leave the setting out: then one is generated and printed once.",
                cause);
    }
}
