package io.rastro.ivr;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sees that the sample is in, once. */
final class SampleCallsLoader implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        ApplicationContext portal = SpringExtension.getApplicationContext(context);
        JdbcClient jdbc = portal.getBean(JdbcClient.class);
        if (jdbc.sql("select count(*) from ivr_call").query(Long.class).single() == 0) {
            new TransactionTemplate(portal.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(status -> SampleCalls.writeTo(jdbc));
        }
    }
}
