package io.rastro.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether an empty embedded database is filled with an invented contact centre.
 *
 * @param enabled has no effect on a database of the operator's, which never gets demo data
 */
@ConfigurationProperties("rastro.demo")
record DemoProperties(@DefaultValue("true") boolean enabled) {}
