package liangku.media;

import java.util.Locale;
import java.util.Optional;

/** The kinds of files that lessons are made of, with what a browser is told they are. Nothing else is served. */
public enum MediaKind {
    MP4("video/mp4"),
    M4A("audio/mp4"),
    VTT("text/vtt;charset=UTF-8"),
    SVG("image/svg+xml"),
    JPG("image/jpeg"),
    PNG("image/png"),
    WEBP("image/webp");

    private final String contentType;

    MediaKind(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    public boolean isPicture() {
        return switch (this) {
            case SVG, JPG, PNG, WEBP -> true;
            case MP4, M4A, VTT -> false;
        };
    }

    /** {@return the kind that the ending tells, e.g. of {@code hands.svg}} */
    public static Optional<MediaKind> ofName(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "mp4" -> Optional.of(MP4);
            case "m4a" -> Optional.of(M4A);
            case "vtt" -> Optional.of(VTT);
            case "svg" -> Optional.of(SVG);
            case "jpg", "jpeg" -> Optional.of(JPG);
            case "png" -> Optional.of(PNG);
            case "webp" -> Optional.of(WEBP);
            default -> Optional.empty();
        };
    }
}
