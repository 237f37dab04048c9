package io.rastro.recording;

import io.rastro.recording.store.RecordingStore;
import io.rastro.recording.store.StoreName;
import io.rastro.recording.store.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads back what the store holds: only that proves a copy. */
final class StoreVerification {

    private StoreVerification() {}

    /** The stored file; fails unless it has this length and these bytes. */
    static StoredFile proven(RecordingStore store, StoreName name, long size, String sha256) throws IOException {
        StoredFile file = store.find(name).orElseThrow(() -> new IOException(name.path() + " is not in the store"));
        if (file.size() != size) {
            throw new IOException(name.path() + " has " + file.size() + " bytes in the store, not " + size);
        }
        try (InputStream in = store.open(file, 0)) {
            if (!Sha256.of(in).equals(sha256)) {
                throw new IOException(name.path() + " has other bytes in the store");
            }
        }
        return file;
    }

    /** Whether the store still holds a file of this length and these bytes. */
    static boolean holds(RecordingStore store, StoreName name, long size, String sha256) throws IOException {
        Optional<StoredFile> file = store.find(name);
        if (file.isEmpty() || file.get().size() != size) {
            return false;
        }
        try (InputStream in = store.open(file.get(), 0)) {
            return Sha256.of(in).equals(sha256);
        }
    }
}
