package io.rastro.browser;

import io.rastro.testing.PortalTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of the whole portal through Chromium; a parameter of type {@link Reader} sits before it, not signed in. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@PortalTest
@ExtendWith({SharedBrowser.class, ReaderExtension.class})
public @interface BrowserTest {}
