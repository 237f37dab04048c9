package io.rastro.recording.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.gaul.s3proxy.junit.S3ProxyExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

class BucketStoreTests extends StoreContract {

    @RegisterExtension
    static final S3ProxyExtension SERVER =
            S3ProxyExtension.builder().withCredentials("rastro", "not-a-secret").build();

    @TempDir
    Path place;

    private BucketStore store;

    @BeforeEach
    void makeBucket() throws IOException {
        S3Client client = client(SERVER.getUri());
        client.createBucket(request -> request.bucket("recordings"));
        store = new BucketStore(client, client(SERVER.getUri()), "recordings", place, Instant.EPOCH);
    }

    private static S3Client client(URI endpoint) {
        AwsBasicCredentials credentials = AwsBasicCredentials.create("rastro", "not-a-secret");
        return StoreConfiguration.client(new StoreProperties.S3("recordings", endpoint, "us-east-1", true))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    RecordingStore store() {
        return store;
    }

    @Test
    void bucketThatDoesNotAnswerIsNotAMissingFile() throws IOException {
        try (BucketStore away =
                new BucketStore(client(URI.create("http://127.0.0.1:9")), client(SERVER.getUri()), "recordings", place, Instant.EPOCH)) {
            assertThatThrownBy(() -> away.find(new StoreName("a.wav")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not answer");
        }
    }

    @Test
    void missingBucketIsNotTakenForAnEmptyOne() throws IOException {
        try (BucketStore wrong = new BucketStore(client(SERVER.getUri()), client(SERVER.getUri()), "other", place, Instant.EPOCH)) {
            assertThatThrownBy(() -> wrong.adopt(
                            java.nio.file.Files.writeString(place.resolve("a.part"), "abc"), new StoreName("a.wav")))
                    .isInstanceOf(IOException.class);
            assertThat(place.resolve("a.part")).exists();
        }
    }
}
