/** The IVR report: where the calls that entered the IVR ended, and how long they waited. */
@NullMarked
package io.rastro.ivr;

import org.jspecify.annotations.NullMarked;
