package liangku.programme;

import static org.assertj.core.api.Assertions.assertThat;

import liangku.questionbank.PostCodes;
import org.junit.jupiter.api.Test;

class QuestionPostsTest {

    @Test
    void whatTheBankTakesForUsualAreThePostsOfTheDutyMatrix() {
        assertThat(new QuestionPosts().postCodes()).isEqualTo(PostCodes.USUAL);
    }
}
