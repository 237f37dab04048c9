package io.rastro.recording;

import io.rastro.audio.SeekableSource;
import io.rastro.recording.store.RecordingStore;
import io.rastro.recording.store.StoredFile;
import java.io.IOException;
import java.io.InputStream;

/** A file of the store, as it was found. */
record StoreSource(RecordingStore store, StoredFile file) implements SeekableSource {

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public String name() {
        return file.name().path();
    }

    @Override
    public InputStream open(long from) throws IOException {
        return store.open(file, from);
    }
}
