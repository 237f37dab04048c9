/** The pages of one's own searches, and the page that the portal opens on. */
@NullMarked
package io.rastro.search.web;

import org.jspecify.annotations.NullMarked;
