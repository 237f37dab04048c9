package io.rastro.system;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** With {@code spring.datasource.url} the operator's PostgreSQL is used, and nothing is invented in it. */
@Configuration(proxyBeanMethods = false)
@Conditional(ExternalDatabaseConfiguration.NamedDatabase.class)
class ExternalDatabaseConfiguration {

    @Bean
    DatabaseOrigin externalDatabaseOrigin() {
        return new DatabaseOrigin(false, false);
    }

    static final class NamedDatabase implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !new OwnDatabase().matches(context, metadata);
        }
    }
}
