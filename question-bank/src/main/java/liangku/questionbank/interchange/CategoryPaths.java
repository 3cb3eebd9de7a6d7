package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import liangku.questionbank.Taxonomy;
import liangku.questionbank.Topic;

/**
 * Moodle's categories, such as {@code $course$/top/06 加工制作/0603 烹饪中心温度}, and our knowledge points. A category that is
 * none of ours is told with each question in it; it does not become a tag, for tags are the bank's own words, and a file
 * that says nothing of them must not take away those a question has.
 */
final class CategoryPaths {

    private static final String TOP = "$course$/top/";

    private final Taxonomy taxonomy;
    private final Map<String, String> leaves = new HashMap<>();
    private final Map<String, String> groups = new HashMap<>();

    CategoryPaths(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
        for (var topic : taxonomy.all()) {
            var names = topic.leaf() ? leaves : groups;
            names.put(topic.code(), topic.code());
            names.put(bare(topic.zh()), topic.code());
            names.put(bare(topic.en()), topic.code());
            names.put(bare(title(topic)), topic.code());
        }
    }

    /**
     * Where a category puts its questions.
     *
     * @param leaf empty if the path names none
     * @param leftOut the path, if it says more than the leaf and its group; empty otherwise
     */
    record Place(String leaf, String leftOut) {

        static final Place NOWHERE = new Place("", "");

        /** Files a question there, and tells it what of the path is left out. */
        void take(Draft draft, String construct) {
            draft.topic = leaf;
            if (!leftOut.isEmpty()) draft.leaveOut(construct, leftOut);
        }
    }

    /** {@return the place of a path: its deepest part that names a leaf by its code, its Chinese or its English name counts} */
    Place place(String path) {
        var leaf = "";
        List<String> others = new ArrayList<>();
        // A slash within a name is written twice.
        for (var part : path.replace("//", "\u0000").split("/", -1)) {
            var name = bare(part.replace('\u0000', '/'));
            if (leaves.containsKey(name)) {
                if (!leaf.isEmpty()) others.add(leaf);
                leaf = leaves.getOrDefault(name, "");
            } else if (!saysNothing(name)) {
                others.add(name);
            }
        }
        var group = taxonomy.find(leaf).flatMap(Topic::parent).orElse("");
        boolean all = others.stream().allMatch(name -> group.equals(groups.get(name)));
        return new Place(leaf, all ? "" : path.strip());
    }

    /** What Moodle calls contexts and the categories it makes by itself. */
    private static boolean saysNothing(String name) {
        return name.isEmpty() || name.equals("top") || name.matches("\\$\\w+\\$") || name.startsWith("default for ");
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
