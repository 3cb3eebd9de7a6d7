package liangku.courseware;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import liangku.courseware.LessonFile.Role;
import liangku.media.MediaKind;

/** A file of a lesson on its way in: of a kind that its role is played by, as its ending says, and no larger than it may be. */
final class LimitedFile extends FilterInputStream {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int HEAD_BYTES = 512;

    private final String fileName;
    private final long bytesMax;
    private long bytes;

    /** @throws Unfit if what is in the file is not what its name and its role say */
    LimitedFile(InputStream content, Role role, String fileName) throws IOException {
        super(new BufferedInputStream(content));
        this.fileName = fileName;
        this.bytesMax = (long) megabytes(role) * MEGABYTE;
        var kind = MediaKind.ofName(fileName).filter(kinds(role)::contains);
        if (kind.isEmpty() || !isOf(kind.get(), head())) {
            in.close();
            throw new Unfit(words(role), fileName);
        }
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        if (one >= 0) {
            count(1);
        }
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = super.read(buffer, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    private void count(int more) {
        bytes += more;
        if (bytes > bytesMax) {
            throw new Unfit(new Words("“%s”超过 %d MB", "'%s' is larger than %d MB"), fileName, bytesMax / MEGABYTE);
        }
    }

    private byte[] head() throws IOException {
        in.mark(HEAD_BYTES);
        var head = in.readNBytes(HEAD_BYTES);
        in.reset();
        return head;
    }

    /** What a kitchen's phone can be asked to load. */
    private static int megabytes(Role role) {
        return switch (role) {
            case VIDEO -> 50;
            case PICTURE, POSTER -> 2;
            case SUBTITLE_ZH, SUBTITLE_EN -> 1;
        };
    }

    private static Set<MediaKind> kinds(Role role) {
        return switch (role) {
            case VIDEO -> Set.of(MediaKind.MP4);
            case PICTURE, POSTER -> Set.of(MediaKind.SVG, MediaKind.JPG, MediaKind.PNG, MediaKind.WEBP);
            case SUBTITLE_ZH, SUBTITLE_EN -> Set.of(MediaKind.VTT);
        };
    }

    private static Words words(Role role) {
        return switch (role) {
            case VIDEO -> new Words("“%s”不是 MP4 视频", "'%s' is not an MP4 film");
            case PICTURE, POSTER ->
                new Words("“%s”不是 SVG、JPG、PNG 或 WebP 图片", "'%s' is not an SVG, JPG, PNG or WebP picture");
            case SUBTITLE_ZH, SUBTITLE_EN -> new Words("“%s”不是 WebVTT 字幕", "'%s' is not WebVTT subtitles");
        };
    }

    /** By the bytes each kind begins with; subtitles and drawings are texts. */
    private static boolean isOf(MediaKind kind, byte[] head) {
        var letters = new String(head, StandardCharsets.ISO_8859_1);
        return switch (kind) {
            case MP4, M4A -> letters.startsWith("ftyp", 4);
            case JPG -> letters.startsWith("\u00FF\u00D8\u00FF");
            case PNG -> letters.startsWith("\u0089PNG\r\n\u001A\n");
            case WEBP -> letters.startsWith("RIFF") && letters.startsWith("WEBP", 8);
            case SVG ->
                letters.contains("<svg") || letters.stripLeading().startsWith("<?xml") || letters.contains("<!--");
            case VTT -> letters.replaceFirst("^\u00EF\u00BB\u00BF", "").startsWith("WEBVTT");
        };
    }
}
