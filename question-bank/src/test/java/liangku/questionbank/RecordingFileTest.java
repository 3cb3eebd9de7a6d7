package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingFileTest {

    /** {@return silence: frames of 128 kbit/s at 44.1 kHz, 417 bytes each} */
    static byte[] mp3(int frames) {
        var frame = new byte[417];
        frame[0] = (byte) 0xFF;
        frame[1] = (byte) 0xFB;
        frame[2] = (byte) 0x90;
        frame[3] = 0x64;
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < frames; i++) all.writeBytes(frame);
        return all.toByteArray();
    }

    static byte[] m4a(String brand) {
        return ("\0\0\0\30ftyp" + brand + "\0\0\2\0isomiso2").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void anMp3IsToldByTwoFramesThatFollowEachOther() {
        assertThat(RecordingFile.mediaType(mp3(2))).contains("audio/mpeg");
        assertThat(RecordingFile.mediaType(mp3(1))).isEmpty();
        assertThat(RecordingFile.mediaType(Arrays.copyOf(mp3(2), 417 + 3))).isEmpty();
    }

    /** Second and third byte of the header, and how long the frame is by the norm. */
    @ParameterizedTest
    @CsvSource({"FB,92,418", "FB,E0,1044", "FA,54,192", "F3,80,208", "E3,80,417", "F3,88,288"})
    void framesOfEverySamplingRateHaveTheirLength(String second, String third, int length) {
        var frames = new byte[2 * length];
        for (int at : new int[] {0, length}) {
            frames[at] = (byte) 0xFF;
            frames[at + 1] = (byte) Integer.parseInt(second, 16);
            frames[at + 2] = (byte) Integer.parseInt(third, 16);
        }

        assertThat(RecordingFile.mediaType(frames)).contains("audio/mpeg");
    }

    @Test
    void whatPlayersShowStandsBeforeTheSoundAndMayLeaveRoom() {
        var tag = new byte[10 + 300 + 64];
        tag[0] = 'I';
        tag[1] = 'D';
        tag[2] = '3';
        tag[3] = 4;
        tag[8] = 2;
        tag[9] = 300 - 256;
        var file = new ByteArrayOutputStream();
        file.writeBytes(tag);
        file.writeBytes(mp3(2));

        assertThat(RecordingFile.mediaType(file.toByteArray())).contains("audio/mpeg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"M4A ", "mp42", "isom"})
    void anM4aIsToldByItsBrand(String brand) {
        assertThat(RecordingFile.mediaType(m4a(brand))).contains("audio/mp4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ID3",
                "ID3\4\0\0\177\177\177\177",
                "RIFF\0\0\0\0WAVEfmt ",
                "OggS\0\2\0\0\0\0\0\0\0\0\0\0",
                "\u00FF\u00F1P\u0080\0\0\0\0",
                "\u00FF\u00FB",
                "\u00FF\u00FB\u00F0d",
                "\0\0\0\30ftypheic\0\0\0\0mif1heic",
                "\0\0\0\30ftypavif",
                "<html>ftypM4A </html>"
            })
    void whatIsNoSoundAPhonePlaysIsNone(String file) {
        assertThat(RecordingFile.mediaType(file.getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
    }
}
