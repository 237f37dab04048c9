package io.rastro.recording.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Recordings as objects of one bucket. Only the bytes that are asked for are fetched. */
final class BucketStore implements RecordingStore, AutoCloseable {

    private final S3Client s3;
    private final String bucket;
    private final Workshop workshop;

    BucketStore(S3Client s3, String bucket, Path workshop, Instant now) throws IOException {
        this.s3 = s3;
        this.bucket = bucket;
        this.workshop = new Workshop(workshop);
        this.workshop.sweep(now);
    }

    @Override
    public Optional<StoredFile> find(StoreName name) throws IOException {
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(bucket).key(name.path()));
            String version = head.eTag().replace("\"", "");
            return Optional.of(new StoredFile(name, head.contentLength(), head.lastModified(), version));
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        } catch (SdkException failure) {
            throw new IOException("The bucket does not answer: " + failure.getMessage(), failure);
        }
    }

    @Override
    public InputStream open(StoredFile file, long from) throws IOException {
        if (from >= file.size()) {
            return InputStream.nullInputStream();
        }
        try {
            return abandonable(s3.getObject(request -> request.bucket(bucket)
                    .key(file.name().path())
                    .range("bytes=" + from + "-")
                    .ifMatch('"' + file.version() + '"')));
        } catch (SdkException failure) {
            throw new IOException("The bucket does not give " + file.name().path(), failure);
        }
    }

    /** Closing what was not read to its end would first fetch the rest; this lets go of the connection instead. */
    private static InputStream abandonable(ResponseInputStream<GetObjectResponse> response) {
        return new FilterInputStream(response) {
            @Override
            public void close() {
                response.abort();
            }
        };
    }

    @Override
    public Path workshop() throws IOException {
        return workshop.directory();
    }

    @Override
    public void adopt(Path whole, StoreName name) throws IOException {
        try {
            s3.putObject(request -> request.bucket(bucket).key(name.path()), whole);
        } catch (SdkException failure) {
            throw new IOException("The bucket does not take " + name.path(), failure);
        }
        Files.delete(whole);
    }

    @Override
    public void delete(StoreName name) throws IOException {
        try {
            s3.deleteObject(request -> request.bucket(bucket).key(name.path()));
        } catch (SdkException failure) {
            throw new IOException("The bucket does not delete " + name.path(), failure);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
