/** Audio over HTTP: byte ranges out, uploads in. */
@NullMarked
package io.rastro.recording.web;

import org.jspecify.annotations.NullMarked;
