package liangku;

import java.nio.file.Path;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Two platforms on one data folder would write each other's files. */
final class DataFolderInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataFolderInUse(Path data) {
        super("Another Liangku is running on the data folder " + data + ".");
    }

    /** Says it as a sentence and not as a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<DataFolderInUse> {
        @Override
        protected FailureAnalysis analyze(Throwable root, DataFolderInUse cause) {
            return new FailureAnalysis(
                    String.valueOf(cause.getMessage()), "Stop it, or set LIANGKU_DATA to another folder.", cause);
        }
    }
}
