package io.rastro.recording.store;

import java.time.Instant;

/**
 * A file as the store holds it now.
 *
 * @param size in bytes
 * @param version different whenever the bytes are; safe inside an HTTP entity tag
 */
public record StoredFile(StoreName name, long size, Instant modified, String version) {}
