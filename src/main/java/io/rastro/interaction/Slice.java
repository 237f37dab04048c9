package io.rastro.interaction;

import io.rastro.report.InstantRange;

/**
 * A piece of the time that is searched.
 *
 * @param walked whether its lines are looked at in their order, or, because few of them match, found by their keys
 */
record Slice(InstantRange range, boolean walked) {}
