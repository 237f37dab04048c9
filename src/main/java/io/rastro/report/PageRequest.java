package io.rastro.report;

import org.jspecify.annotations.Nullable;

/** Which page is asked for: after a row, before a row, or (both null) the first one. */
public record PageRequest(@Nullable Cursor after, @Nullable Cursor before) {

    public static final PageRequest FIRST = new PageRequest(null, null);
}
