package liangku.courseware;

import java.time.Duration;
import java.util.List;

/** A lesson as it is stored. Kinds differ in what there is beside the text; a package or a quiz will be further kinds. */
public sealed interface Lesson {

    LessonOutline outline();

    /** {@return the number of this state, for the next change; see {@link Courses#updateLesson}} */
    long version();

    /** {@return CommonMark} */
    Words body();

    /** {@return every file of the lesson} */
    List<LessonFile> files();

    /** {@return the words of the text without its marks, for a search index} */
    default String plainText(Language language) {
        return LessonText.plain(body().in(language));
    }

    record TextLesson(LessonOutline outline, long version, Words body, List<LessonFile> files) implements Lesson {

        public TextLesson {
            files = List.copyOf(files);
        }
    }

    /** A film with a text below it. One of the files is the film. */
    record VideoLesson(LessonOutline outline, long version, Words body, List<LessonFile> files, Duration length)
            implements Lesson {

        public VideoLesson {
            files = List.copyOf(files);
        }
    }
}
