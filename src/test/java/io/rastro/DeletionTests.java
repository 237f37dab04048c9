package io.rastro;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.rastro.recording.store.RecordingStore;
import java.io.File;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** A file vanishes in few places, each of which knows that it may: another one belongs here only with its reason. */
class DeletionTests {

    private static final Set<String> DELETING =
            Set.of("delete", "deleteIfExists", "deleteOnExit", "renameTo", "move", "deleteObject", "deleteObjects");

    private static final JavaClasses PORTAL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.rastro");

    @Test
    void filesAreDeletedAndMovedInTheseClassesOnly() {
        assertThat(callers(Files.class, File.class, S3Client.class))
                .containsExactlyInAnyOrder(
                        // The portal's own copies on their way into the store.
                        "recording.StagedFile",
                        "recording.FileStaging",
                        "recording.store.StagingDirectory",
                        "demo.DemoRecordings",
                        // The stores, at the word of those below.
                        "recording.store.DirectoryStore",
                        "recording.store.BucketStore",
                        // Originals: renamed after their copy was proven, deleted after it was proven again.
                        "recording.ProcessedDirectory",
                        "recording.ProcessedFileSweep",
                        // Originals of somebody who was erased, or whose call's time is over.
                        "recording.RecordingErasure",
                        // Copies of uploaded files, deleted when every row is stored.
                        "ingestion.ImportFiles",
                        "ingestion.web.UploadController",
                        // What arrived and was given up before anything was acknowledged; a download made whole first.
                        "system.TemporaryFiles",
                        "report.web.FileDownload",
                        // Its own new key, written aside and moved to where none was.
                        "account.SecretCipher",
                        // The embedded server's.
                        "postgres.DataDirectory",
                        "postgres.Directories",
                        "postgres.OrphanServer",
                        "postgres.ServerBinaries",
                        "postgres.ServerControl",
                        "postgres.ServerPassword");
    }

    @Test
    void onlyRetentionAndErasureDeleteFromTheStore() {
        assertThat(callers(RecordingStore.class)).containsExactly("recording.RecordingErasure", "recording.Retention");
    }

    private static Set<String> callers(Class<?>... owners) {
        return PORTAL.stream()
                .flatMap(each -> each.getMethodCallsFromSelf().stream())
                .filter(call -> deletes(call, owners))
                .map(JavaAccess::getOriginOwner)
                .map(DeletionTests::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean deletes(JavaMethodCall call, Class<?>... owners) {
        for (Class<?> owner : owners) {
            if (call.getTargetOwner().isEquivalentTo(owner)
                    && DELETING.contains(call.getTarget().getName())) {
                return true;
            }
        }
        return false;
    }

    /** Of the outermost class, within the portal. */
    private static String name(JavaClass caller) {
        return caller.getName().replaceFirst("^io\\.rastro\\.", "").replaceFirst("\\$.*", "");
    }
}
