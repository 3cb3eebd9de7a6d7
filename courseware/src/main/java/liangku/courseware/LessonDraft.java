package liangku.courseware;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What an author says of a lesson. Refuses what is missing or wrong with an {@link Unfit} that names it.
 *
 * @param body CommonMark; raw HTML in it is shown, not obeyed
 */
public record LessonDraft(
        String slug, Words title, Words summary, Words body, int minutes, List<String> knowledgePoints) {

    static final Words TITLE = new Words("标题", "title");
    static final Words SUMMARY = new Words("摘要", "summary");
    static final Words TEXT = new Words("正文", "text");

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
    private static final Pattern LEAF = Pattern.compile("\\d{4}");
    private static final int MINUTES_MAX = 240;

    public LessonDraft {
        requireSlug(slug);
        title.completeOr(TITLE);
        summary.completeOr(SUMMARY);
        body.completeOr(TEXT);
        if (minutes < 1 || minutes > MINUTES_MAX) {
            throw new Unfit(new Words("学时 %d 分钟不在 1 至 %d 之间", "%d minutes are not in 1..%d"), minutes, MINUTES_MAX);
        }
        knowledgePoints = knowledgePoints.stream().distinct().toList();
        if (knowledgePoints.isEmpty()) {
            throw new Unfit(new Words("课时至少讲一个知识点", "a lesson teaches at least one knowledge point"));
        }
        for (var code : knowledgePoints) {
            if (!LEAF.matcher(code).matches()) {
                throw new Unfit(new Words("知识点“%s”不是四位编码", "knowledge point '%s' is not a leaf of four digits"), code);
            }
        }
    }

    /** The name of a lesson's folder; nothing that leads elsewhere. */
    static void requireSlug(String slug) {
        if (!SLUG.matcher(slug).matches()) {
            throw new Unfit(
                    new Words("文件夹名“%s”应为 1 至 80 个小写字母、数字或连字符", "the folder name '%s' is not 1 to 80 of a-z 0-9 -"),
                    slug);
        }
    }
}
