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
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class BucketStoreTests extends StoreContract {

    @RegisterExtension
    static final S3ProxyExtension SERVER =
            S3ProxyExtension.builder().withCredentials("rastro", "not-a-secret").build();

    private static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("rastro", "not-a-secret"));

    @TempDir
    Path place;

    private BucketStore store;

    @BeforeEach
    void makeBucket() throws IOException {
        try (S3Client client = S3Client.builder()
                .endpointOverride(SERVER.getUri())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            client.createBucket(request -> request.bucket("recordings"));
        }
        store = bucket(SERVER.getUri(), "recordings");
    }

    private BucketStore bucket(URI endpoint, String name) throws IOException {
        return StoreConfiguration.bucket(
                new StoreProperties.S3(name, endpoint, "us-east-1", true), CREDENTIALS, place, Instant.EPOCH);
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
        try (BucketStore away = bucket(URI.create("http://127.0.0.1:9"), "recordings")) {
            assertThatThrownBy(() -> away.find(new StoreName("a.wav")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not answer");
        }
    }

    @Test
    void missingBucketIsNotTakenForAnEmptyOne() throws IOException {
        try (BucketStore wrong = bucket(SERVER.getUri(), "other")) {
            assertThatThrownBy(() -> wrong.adopt(
                            java.nio.file.Files.writeString(place.resolve("a.part"), "abc"), new StoreName("a.wav")))
                    .isInstanceOf(IOException.class);
            assertThat(place.resolve("a.part")).exists();
        }
    }
}
