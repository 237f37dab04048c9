package io.rastro.recording.store;

import io.rastro.system.PortalProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Chooses the store: a bucket where one is named, else a directory. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final Duration CONNECTION_PATIENCE = Duration.ofSeconds(3);

    /** How long a bucket may send nothing: whoever waits for a recording holds one of the portal's threads. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final int ATTEMPTS = 2;

    @Bean
    RecordingStore recordingStore(StoreProperties properties, PortalProperties portal, Clock clock) throws IOException {
        Path own = portal.homeDirectory().resolve("recordings");
        StoreProperties.S3 s3 = properties.s3();
        if (s3 != null && !s3.bucket().isBlank()) {
            return bucket(s3, DefaultCredentialsProvider.builder().build(), own.resolve(".incoming"), clock.instant());
        }
        Path directory = properties.directory().isBlank() ? own : Path.of(properties.directory());
        return new DirectoryStore(directory.toAbsolutePath(), clock.instant());
    }

    static BucketStore bucket(
            StoreProperties.S3 s3, AwsCredentialsProvider credentials, Path stagingDirectory, Instant now)
            throws IOException {
        S3Client unframed = client(s3, credentials)
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                .build();
        return new BucketStore(client(s3, credentials).build(), unframed, s3.bucket(), stagingDirectory, now);
    }

    /** Newer checksums only where they are required: many servers do not know them. */
    private static S3ClientBuilder client(StoreProperties.S3 s3, AwsCredentialsProvider credentials) {
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTION_PATIENCE)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(call -> call.retryStrategy(retry -> retry.maxAttempts(ATTEMPTS)))
                .region(Region.of(s3.region()))
                .forcePathStyle(s3.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        return s3.endpoint() == null ? builder : builder.endpointOverride(s3.endpoint());
    }
}
