/** Tests of audio over HTTP. */
@NullMarked
package io.rastro.recording.web;

import org.jspecify.annotations.NullMarked;
