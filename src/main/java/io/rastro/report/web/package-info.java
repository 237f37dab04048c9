/** What the pages of any report are made of. */
@NullMarked
package io.rastro.report.web;

import org.jspecify.annotations.NullMarked;
