package io.rastro.interaction;

import io.rastro.testing.PortalTest;
import io.rastro.testing.SeparateDatabase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.ContextConfiguration;

/** A test of the whole portal on a database that holds {@link SampleData} and nothing else. All share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@PortalTest
@ContextConfiguration(initializers = SeparateDatabase.class)
@ExtendWith(SampleDataLoader.class)
public @interface SampleDataTest {}
