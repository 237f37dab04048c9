package io.rastro.system;

import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words that the portal does not start because it may not write where it keeps its files. */
class HomeFailureAnalyzer extends AbstractFailureAnalyzer<FileSystemException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, FileSystemException cause) {
        return StorageFault.readOnly(cause)
                ? new FailureAnalysis(
                        "The portal may not write to " + cause.getFile() + ".",
                        "Give this user write access to it, or choose another home with RASTRO_HOME.",
                        cause)
                : null;
    }
}
