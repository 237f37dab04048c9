/** What every page shares: language, theme, frame, static files and error pages. */
@NullMarked
package io.rastro.system.web;

import org.jspecify.annotations.NullMarked;
