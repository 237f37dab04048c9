package io.rastro.demo;

import io.rastro.interaction.Medium;
import java.time.Instant;

/** A client reaches the platform (or is reached). */
record Arrival(int number, Instant at, Medium medium) {}
