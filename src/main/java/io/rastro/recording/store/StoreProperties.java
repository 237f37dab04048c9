package io.rastro.recording.store;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where an operator keeps the recordings.
 *
 * @param directory blank: {@code recordings} in the portal's home; not read when there is a bucket
 * @param s3 null: a directory
 */
@ConfigurationProperties("rastro.recordings")
record StoreProperties(
        @DefaultValue("") String directory, @Nullable S3 s3) {

    /**
     * A bucket that speaks S3. Who may use it is told as to any program of AWS: by environment, profile or instance role.
     *
     * @param endpoint null: Amazon's own for the region
     * @param pathStyle whether the bucket stands in the path, as most servers but Amazon's want it
     */
    record S3(
            @DefaultValue("") String bucket,
            @Nullable URI endpoint,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("false") boolean pathStyle) {}
}
