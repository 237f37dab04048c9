package io.rastro.report.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator decides about downloads.
 *
 * @param longest a download that takes longer is broken off, because it keeps a transaction open for as long
 * @param patience for how long a download waits for a place among the others
 * @param gzip whether to compress for readers that ask for it: less to carry, more to compute
 */
@ConfigurationProperties("rastro.export")
record ExportProperties(
        @DefaultValue("1h") Duration longest,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("false") boolean gzip) {}
