package liangku.programme;

import java.util.Arrays;
import liangku.people.Post;
import liangku.questionbank.PostCodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the question bank, which knows no people, the posts a question can be meant for. */
@Configuration(proxyBeanMethods = false)
class QuestionPosts {

    @Bean
    PostCodes postCodes() {
        return new PostCodes(Arrays.stream(Post.values()).map(Post::name).toList());
    }
}
