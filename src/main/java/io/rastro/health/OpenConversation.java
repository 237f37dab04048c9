package io.rastro.health;

import java.time.Instant;

/**
 * A conversation whose end has not come.
 *
 * @param since when its first event happened
 * @param lastEventAt when the last one that is known happened
 */
public record OpenConversation(int sourceId, String source, Instant since, Instant lastEventAt, int events) {}
