package liangku.ui.author;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import liangku.people.Post;
import liangku.ui.kit.Formats;

/** What codes of posts are called where they are read. */
final class PostWord {

    private PostWord() {}

    /** {@return the post's name; a code that no post has any more, as it stands in the bank} */
    static String of(String code, Formats formats) {
        return Arrays.stream(Post.values())
                .filter(post -> post.name().equals(code))
                .findFirst()
                .map(post -> formats.name(post.zh(), post.en()))
                .orElse(code);
    }

    /** {@return the codes of all posts, and of these besides: what is not known here is not lost here} */
    static List<String> offered(Collection<String> besides) {
        return Stream.concat(Arrays.stream(Post.values()).map(Post::name), besides.stream())
                .distinct()
                .toList();
    }
}
