/** The pages of the IVR report. */
@NullMarked
package io.rastro.ivr.web;

import org.jspecify.annotations.NullMarked;
