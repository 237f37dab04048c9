/**
 * Running contact centres connected: what their exchanges and chat platforms write is read from a position on, put together
 * to interactions, calls in the IVR and agents' statuses, and handed to the ingestion that takes every record.
 */
@org.jspecify.annotations.NullMarked
package io.rastro.source;
