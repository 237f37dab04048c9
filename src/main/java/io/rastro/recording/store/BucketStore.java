package io.rastro.recording.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Recordings as objects of one bucket. Only the bytes that are asked for are fetched. */
final class BucketStore implements RecordingStore, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BucketStore.class);

    private final S3Client s3;
    private final S3Client unframed;
    private final String bucket;
    private final StagingDirectory stagingDirectory;
    private volatile S3Client uploads;

    /** @param unframed the same, but it sends files in one piece: some servers store the framing of the pieces with them */
    BucketStore(S3Client s3, S3Client unframed, String bucket, Path stagingDirectory, Instant now) throws IOException {
        this.s3 = s3;
        this.unframed = unframed;
        this.uploads = s3;
        this.bucket = bucket;
        this.stagingDirectory = new StagingDirectory(stagingDirectory);
        this.stagingDirectory.sweep(now);
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
            throw failed("The bucket does not answer: " + failure.getMessage(), failure);
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
            throw failed("The bucket does not give " + file.name().path(), failure);
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
    public Path stagingDirectory() throws IOException {
        return stagingDirectory.directory();
    }

    @Override
    public void adopt(Path whole, StoreName name) throws IOException {
        long size = Files.size(whole);
        long stored = put(whole, name, uploads);
        if (stored != size && uploads != unframed) {
            log.warn(
                    "The bucket stored {} bytes of {}: files are sent without chunked encoding from now on",
                    stored,
                    size);
            uploads = unframed;
            stored = put(whole, name, unframed);
        }
        if (stored != size) {
            throw new IOException("The bucket does not store " + name.path() + " as it is");
        }
        Files.delete(whole);
    }

    /** The size that the bucket says it has afterwards. */
    private long put(Path whole, StoreName name, S3Client client) throws IOException {
        try {
            client.putObject(request -> request.bucket(bucket).key(name.path()), whole);
        } catch (SdkException failure) {
            throw failed("The bucket does not take " + name.path(), failure);
        }
        return find(name).map(StoredFile::size).orElse(-1L);
    }

    @Override
    public void delete(StoreName name) throws IOException {
        try {
            s3.deleteObject(request -> request.bucket(bucket).key(name.path()));
        } catch (SdkException failure) {
            throw failed("The bucket does not delete " + name.path(), failure);
        }
    }

    /** What the bucket refuses it would refuse again. */
    private static IOException failed(String message, SdkException failure) {
        boolean refused = failure instanceof SdkServiceException answer && answer.statusCode() < 500;
        return refused ? new IOException(message, failure) : new StoreAwayException(message, failure);
    }

    @Override
    public void close() {
        s3.close();
        unframed.close();
    }
}
