package liangku.journey;

import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A recording of nothing: two thirds of a second of MP3. */
final class Silence {

    private static final int FRAMES = 25;
    private static final int FRAME_BYTES = 417;

    private Silence() {}

    static FilePayload file() {
        var frame = Arrays.copyOf(new byte[] {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0x64}, FRAME_BYTES);
        var sound = new ByteArrayOutputStream();
        for (int i = 0; i < FRAMES; i++) sound.writeBytes(frame);
        return new FilePayload("录音.mp3", "audio/mpeg", sound.toByteArray());
    }
}
