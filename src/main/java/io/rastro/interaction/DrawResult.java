package io.rastro.interaction;

import java.util.List;

/**
 * What was drawn.
 *
 * @param rows in the order they were drawn: one of each agent before a second of any
 * @param population how many were drawn from
 * @param agents how many agents those belong to
 */
public record DrawResult(List<InteractionRow> rows, long population, long agents) {}
