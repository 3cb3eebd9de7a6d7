package liangku.questionbank;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms in which files say questions. */
public enum FileFormat {
    XLSX("Excel (.xlsx)", "xlsx"),
    CSV("CSV", "csv"),
    GIFT("Moodle GIFT", "txt"),
    AIKEN("Aiken", "txt"),
    MOODLE_XML("Moodle XML", "xml"),
    QTI_2_1("QTI 2.1", "zip"),
    QTI_2_2("QTI 2.2", "zip"),
    QTI_3_0("QTI 3.0", "zip");

    private final String title;
    private final String extension;

    FileFormat(String title, String extension) {
        this.title = title;
        this.extension = extension;
    }

    /** {@return its name as people know it, in any language} */
    public String title() {
        return title;
    }

    /** {@return the end of a file's name, without the dot} */
    public String extension() {
        return extension;
    }

    /** {@return the format someone names: {@code qti-3.0}, {@code QTI_3_0}, {@code moodlexml}, …} */
    public static Optional<FileFormat> named(String name) {
        var bare = bare(name);
        return Arrays.stream(values())
                .filter(format -> bare(format.name()).equals(bare))
                .findFirst();
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
