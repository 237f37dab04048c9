package io.rastro.ivr;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator decides about the IVR report.
 *
 * @param serviceLevel within how long a call should be answered, unless the reader asks for another time
 * @param shortAbandon who hangs up in the queue so soon is left out of the service level
 */
@ConfigurationProperties("rastro.ivr")
public record IvrProperties(
        @DefaultValue("20s") Duration serviceLevel,
        @DefaultValue("5s") Duration shortAbandon) {}
