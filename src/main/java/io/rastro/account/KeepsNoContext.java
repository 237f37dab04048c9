package io.rastro.account;

import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * Lets a sign-in filter write nothing into the session: opening it is {@link SignInSuccess}'s. What is said to the filter's
 * configurer is no use, since the configurer of the whole chain has the last word.
 */
final class KeepsNoContext implements ObjectPostProcessor<AbstractAuthenticationProcessingFilter> {

    @Override
    public <O extends AbstractAuthenticationProcessingFilter> O postProcess(O filter) {
        filter.setSecurityContextRepository(new RequestAttributeSecurityContextRepository());
        return filter;
    }
}
