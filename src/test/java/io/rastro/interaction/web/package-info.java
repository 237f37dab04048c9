/** Tests of the tracking report's pages and download, over HTTP. */
@NullMarked
package io.rastro.interaction.web;

import org.jspecify.annotations.NullMarked;
