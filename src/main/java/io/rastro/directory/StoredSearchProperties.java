package io.rastro.directory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator decides about searches for people.
 *
 * @param keep how long one is kept after it was used last
 */
@ConfigurationProperties("rastro.searches")
record StoredSearchProperties(@DefaultValue("30d") Duration keep) {}
