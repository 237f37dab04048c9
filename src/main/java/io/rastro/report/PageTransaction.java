package io.rastro.report;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads for a page: one snapshot, and no longer than a reader waits. What takes longer than {@code rastro.page-timeout}
 * (seconds) is cancelled in the database, and the reader is told to narrow the search.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ, timeoutString = "${rastro.page-timeout:20}")
public @interface PageTransaction {}
