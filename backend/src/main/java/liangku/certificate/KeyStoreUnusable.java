package liangku.certificate;

import java.nio.file.Path;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Certificates cannot be signed with what is there; signing them with anything else would be worse than not to start. */
final class KeyStoreUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyStoreUnusable(Path file, String why) {
        super(message(file, why));
    }

    KeyStoreUnusable(Path file, String why, Exception cause) {
        super(message(file, why), cause);
    }

    private static String message(Path file, String why) {
        return "The key store %s, which certificates are signed with, cannot be used: %s.".formatted(file, why);
    }

    /** Says it as a sentence and not as a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<KeyStoreUnusable> {
        @Override
        protected FailureAnalysis analyze(Throwable root, KeyStoreUnusable cause) {
            return new FailureAnalysis(
                    String.valueOf(cause.getMessage()),
                    "Correct LIANGKU_CERTIFICATE_KEYSTORE and LIANGKU_CERTIFICATE_KEYSTORE_PASSWORD, or put the file where"
                            + " it is looked for. Only without LIANGKU_CERTIFICATE_KEYSTORE does the platform make a key"
                            + " store of its own, at its first start.",
                    cause);
        }
    }
}
