package io.rastro.ivr;

import io.rastro.testing.PortalTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.ContextConfiguration;

/** A test of the whole portal on a database that holds {@link SampleCalls} and nothing else. All share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@PortalTest
@ContextConfiguration(initializers = IvrDatabase.class)
@ExtendWith(SampleCallsLoader.class)
public @interface IvrDataTest {}
