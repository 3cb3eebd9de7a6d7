package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TagCellTest {

    @Test
    void peoplePartTagsAsTheyLike() {
        assertThat(TagCell.read("夏季、学校；a b, c;d\ne;;")).containsExactly("夏季", "学校", "a b", "c", "d", "e");
        assertThat(TagCell.read(" ")).isEmpty();
    }

    @Test
    void aBackslashKeepsWhatFollowsIfThatWouldPartOrIsOne() {
        assertThat(TagCell.read("a\\;b; C:\\new; c\\\\;d\\")).containsExactly("a;b", "C:\\new", "c\\", "d\\");
    }

    @Property
    void whatIsWrittenIsReadAsTheSameTags(@ForAll("tags") List<String> tags) {
        assertThat(TagCell.read(TagCell.write(tags))).isEqualTo(tags);
    }

    @Provide
    Arbitrary<List<String>> tags() {
        return Arbitraries.strings()
                .withChars(",;、，；\n\\ab ")
                .ofMinLength(1)
                .ofMaxLength(6)
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .list()
                .ofMaxSize(4);
    }
}
