package liangku.questionbank.interchange;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import liangku.questionbank.Taxonomy;
import liangku.questionbank.Topic;

/** Moodle's categories, such as {@code $course$/top/06 加工制作/0603 烹饪中心温度}, and our knowledge points. */
final class CategoryPaths {

    private static final String TOP = "$course$/top/";

    private final Taxonomy taxonomy;
    private final Map<String, String> leaves = new HashMap<>();

    CategoryPaths(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
        for (var topic : taxonomy.all()) {
            if (!topic.leaf()) continue;
            leaves.put(topic.code(), topic.code());
            leaves.put(bare(topic.zh()), topic.code());
            leaves.put(bare(topic.en()), topic.code());
            leaves.put(bare(title(topic)), topic.code());
        }
    }

    /**
     * {@return the leaf that the deepest part of the path names by its code, its Chinese or its English name; empty if none
     * does}
     */
    String leaf(String path) {
        var leaf = "";
        // A slash within a name is written twice.
        for (var part : path.replace("//", "\u0000").split("/", -1)) {
            leaf = leaves.getOrDefault(bare(part.replace('\u0000', '/')), leaf);
        }
        return leaf;
    }

    /** {@return the category of a leaf; its path names the leaf by code and Chinese name} */
    String path(String leaf) {
        var topic = taxonomy.find(leaf).orElseThrow();
        var group = topic.parent()
                .flatMap(taxonomy::find)
                .map(CategoryPaths::element)
                .orElse("");
        return TOP + group + "/" + element(topic);
    }

    private static String element(Topic topic) {
        return title(topic).replace("/", "//");
    }

    private static String title(Topic topic) {
        return topic.code() + " " + topic.zh();
    }

    private static String bare(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
