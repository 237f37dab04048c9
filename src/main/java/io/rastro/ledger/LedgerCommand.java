package io.rastro.ledger;

import io.rastro.ledger.LedgerVerification.Problem;
import io.rastro.ledger.LedgerVerification.Report;
import io.rastro.system.PortalProperties;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** Verifies the ledger without the portal, on its database and with its home's keys. */
public final class LedgerCommand {

    /** What the jar is started with. */
    public static final String NAME = "verify-ledger";

    private LedgerCommand() {}

    /** What the verification needs of the portal, and nothing that listens or writes. No component: the portal has its own. */
    @EnableConfigurationProperties(PortalProperties.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @ComponentScan(
            basePackages = "io.rastro.system",
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.system\\.(Embedded|External)DatabaseConfiguration"))
    @Import({LedgerRepository.class, LedgerKeys.class, LedgerHeads.class, LedgerVerification.class})
    static class Needed {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    /** The exit status: 0 the ledger is whole, 1 it is not. */
    public static int run() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Needed.class)
                .web(WebApplicationType.NONE)
                .run()) {
            return tell(context.getBean(LedgerVerification.class).verify());
        }
    }

    private static int tell(Report report) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("entries: " + report.entries());
        out.println("head: " + report.head().number() + " " + report.head().hashInHex());
        out.println("signed heads compared: " + report.headsCompared());
        out.println("public key: " + report.publicKey());
        for (Problem problem : report.problems()) {
            out.println("problem: " + problem.fault() + " at " + problem.number());
        }
        out.println(report.whole() ? "The ledger is whole." : "The ledger is NOT whole.");
        return report.whole() ? 0 : 1;
    }
}
