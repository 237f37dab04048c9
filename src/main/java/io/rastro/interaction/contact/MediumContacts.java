package io.rastro.interaction.contact;

import io.rastro.interaction.Medium;
import io.rastro.report.KeysetList.Count;
import java.time.Instant;

/**
 * A person's interactions of one medium: as many as a search for them finds.
 *
 * @param count of segments, no further than a list is counted
 * @param first when the first of them was received
 * @param last when the last of them was
 */
public record MediumContacts(Medium medium, Count count, Instant first, Instant last) {}
