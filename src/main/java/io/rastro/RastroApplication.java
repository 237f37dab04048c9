package io.rastro;

import io.rastro.ledger.LedgerCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.jpa.repository.query.QueryEnhancerFactories;
import org.springframework.data.jpa.repository.query.QueryEnhancerSelector;
import org.springframework.data.repository.config.BootstrapMode;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The portal: one process, one PostgreSQL. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@EnableJpaRepositories(
        bootstrapMode = BootstrapMode.LAZY,
        queryEnhancerSelector = RastroApplication.QueriesAsWritten.class)
public class RastroApplication {

    /** Hibernate reads the queries of repositories; Spring Data would read each of them, too, for a sixth of the start. */
    static final class QueriesAsWritten extends QueryEnhancerSelector.DefaultQueryEnhancerSelector {

        QueriesAsWritten() {
            super(QueryEnhancerFactories.fallback(), QueryEnhancerFactories.fallback());
        }
    }

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(LedgerCommand.NAME)) {
            System.exit(LedgerCommand.run());
        }
        SpringApplication.run(RastroApplication.class, arguments);
    }
}
