package liangku.ui.kit;

import com.vaadin.flow.component.upload.UploadI18N;
import java.util.function.UnaryOperator;

/** What Vaadin's upload says, in the reader's language. */
public final class UploadWords {

    private UploadWords() {}

    static UploadI18N in(UnaryOperator<String> words) {
        return of(words, "kit.upload.add", "kit.upload.big", "kit.upload.type");
    }

    /**
     * @param add key of what is to be chosen
     * @param big key of what is said of a file that is too large
     * @param type key of what is said of a file of another type
     */
    public static UploadI18N of(UnaryOperator<String> words, String add, String big, String type) {
        return new UploadI18N()
                .setDropFiles(new UploadI18N.DropFiles()
                        .setOne(words.apply("kit.upload.drop"))
                        .setMany(words.apply("kit.upload.drop")))
                .setAddFiles(new UploadI18N.AddFiles().setOne(words.apply(add)).setMany(words.apply(add)))
                .setFile(new UploadI18N.File()
                        .setRetry(words.apply("kit.upload.retry"))
                        .setStart(words.apply("kit.upload.start"))
                        .setRemove(words.apply("kit.upload.remove")))
                .setError(new UploadI18N.Error()
                        .setTooManyFiles(words.apply("kit.upload.one"))
                        .setFileIsTooBig(words.apply(big))
                        .setIncorrectFileType(words.apply(type)))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(words.apply("kit.upload.running"))
                                .setStalled(words.apply("kit.upload.stalled"))
                                .setProcessing(words.apply("kit.upload.running"))
                                .setHeld(words.apply("kit.upload.running")))
                        .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                                .setPrefix("")
                                .setUnknown(""))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(words.apply("kit.upload.failed"))
                                .setUnexpectedServerError(words.apply("kit.upload.failed"))
                                .setForbidden(words.apply("kit.upload.failed"))));
    }
}
