package liangku.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import liangku.privacy.PersonalData.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalDataTest {

    @TempDir
    Path folder;

    @Test
    void opensWhatItSealedAndSealsNeverTwiceTheSame() {
        var data = data(folder);

        var first = data.seal(Field.PERSON_NAME, "𠮷野");
        var second = data.seal(Field.PERSON_NAME, "𠮷野");

        assertThat(data.open(Field.PERSON_NAME, first)).isEqualTo("𠮷野");
        assertThat(first).isNotEqualTo(second).startsWith(1, 1);
    }

    @Test
    void refusesWhatWasChangedOrMovedToAnotherField() {
        var data = data(folder);
        var sealed = data.seal(Field.PHONE, "13800000001");
        var changed = sealed.clone();
        changed[20] ^= 1;

        assertThatThrownBy(() -> data.open(Field.PHONE, changed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> data.open(Field.ID_NUMBER, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void indexesEqualTextsEquallyAndFieldsApart() {
        var data = data(folder);

        assertThat(data.blindIndex(Field.PHONE, "13800000001"))
                .hasSize(32)
                .isEqualTo(data.blindIndex(Field.PHONE, "13800000001"))
                .isNotEqualTo(data.blindIndex(Field.ID_NUMBER, "13800000001"));
    }

    @Test
    void aNewKeySealsAndTheOldOneStillOpens() throws IOException {
        var before = data(folder).seal(Field.PHONE, "13800000001");
        var file = folder.resolve("personal-data.key");
        Files.writeString(
                file, Files.readString(file) + "2:" + Base64.getEncoder().encodeToString(new byte[32]));

        var data = data(folder);

        assertThat(data.open(Field.PHONE, before)).isEqualTo("13800000001");
        assertThat(data.seal(Field.PHONE, "13800000001")).startsWith(1, 2);
    }

    @Test
    void keysAreMadeOnceAndOnlyTheirOwnerMayReadThem() throws IOException {
        var sealed = data(folder).seal(Field.PHONE, "13800000001");

        assertThat(data(folder).open(Field.PHONE, sealed)).isEqualTo("13800000001");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("personal-data.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> KeyRing.load(folder, "k", "1:c2hvcnQ="))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 bytes");
    }

    @Test
    void masksShowEnoughToRecogniseOnesOwn() {
        assertThat(Mask.name("王芳")).isEqualTo("王*");
        assertThat(Mask.phone("13800000001")).isEqualTo("138****0001");
        assertThat(Mask.idNumber("371502198001011234")).isEqualTo("3715**********1234");
        assertThat(Mask.idNumber("37")).isEqualTo("**");
    }

    private static PersonalData data(Path folder) {
        return new PersonalData(
                KeyRing.load(folder, "personal-data.key", ""), KeyRing.load(folder, "blind-index.key", ""));
    }
}
