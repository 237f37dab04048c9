package io.rastro.recording.store;

import io.rastro.system.PortalProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Chooses the store: a bucket where one is named, else a directory. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    RecordingStore recordingStore(StoreProperties properties, PortalProperties portal, Clock clock) throws IOException {
        Path own = portal.homeDirectory().resolve("recordings");
        StoreProperties.S3 s3 = properties.s3();
        if (s3 != null && !s3.bucket().isBlank()) {
            S3Client unframed = client(s3)
                    .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                    .build();
            return new BucketStore(
                    client(s3).build(), unframed, s3.bucket(), own.resolve(".incoming"), clock.instant());
        }
        Path directory = properties.directory().isBlank() ? own : Path.of(properties.directory());
        return new DirectoryStore(directory.toAbsolutePath(), clock.instant());
    }

    /** Newer checksums only where they are required: many servers do not know them. */
    static S3ClientBuilder client(StoreProperties.S3 s3) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(s3.region()))
                .forcePathStyle(s3.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        return s3.endpoint() == null ? builder : builder.endpointOverride(s3.endpoint());
    }
}
