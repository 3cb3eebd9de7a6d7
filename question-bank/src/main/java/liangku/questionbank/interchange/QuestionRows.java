package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.questionbank.Body;
import liangku.questionbank.MoreForm;
import liangku.questionbank.PartForm;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.Scoring;
import liangku.questionbank.Taxonomy;
import liangku.questionbank.Topic;

/** Questions as rows of a table, in the words its authors use; {@link TableReader} makes the same questions of them. */
final class QuestionRows {

    /** Who only looks for something in the cells needs no names of topics. */
    static final QuestionRows NAMELESS = new QuestionRows(Map.of());

    private final Map<String, String> topics;

    QuestionRows(Taxonomy taxonomy) {
        this(taxonomy.all().stream()
                .filter(Topic::leaf)
                .collect(Collectors.toMap(Topic::code, topic -> topic.code() + " " + topic.zh())));
    }

    private QuestionRows(Map<String, String> topics) {
        this.topics = topics;
    }

    static String scoring(Scoring scoring) {
        return switch (scoring) {
            case ALL_OR_NOTHING -> "全对得分";
            case PARTIAL -> "部分得分";
            case PARTIAL_WITH_PENALTY -> "错选扣分";
        };
    }

    /** {@return a row for the question, and one for each part if it is a case} */
    List<Map<ImportColumn, String>> of(Question question) {
        var form = QuestionForm.of(question);
        List<Map<ImportColumn, String>> rows = new ArrayList<>();
        var english = form.more().english();
        rows.add(whole(question, form));
        if (!(question.body() instanceof Body.Case story)) return rows;
        for (int i = 0; i < form.parts().size(); i++) {
            int index = i;
            var row = new EnumMap<ImportColumn, String>(ImportColumn.class);
            row.put(ImportColumn.IDENTIFIER, new TableRow.PartName(form.identifier(), i + 1).toString());
            ask(row, story.parts().get(i), form.parts().get(i));
            say(row, english.map(words -> words.parts().get(index)));
            rows.add(row);
        }
        return rows;
    }

    private Map<ImportColumn, String> whole(Question question, QuestionForm form) {
        var row = new EnumMap<ImportColumn, String>(ImportColumn.class);
        row.put(ImportColumn.IDENTIFIER, form.identifier());
        row.put(ImportColumn.TOPIC, topics.getOrDefault(form.topic(), form.topic()));
        row.put(ImportColumn.DIFFICULTY, form.difficulty());
        row.put(ImportColumn.EXPLANATION, form.explanation());
        row.put(ImportColumn.SOURCE, form.source());
        var more = form.more();
        row.put(ImportColumn.ALSO_ABOUT, more.alsoAbout());
        row.put(ImportColumn.POSTS, more.posts());
        row.put(ImportColumn.IN_FORCE_FROM, more.inForceFrom());
        row.put(ImportColumn.EXPIRES_ON, more.expiresOn());
        row.put(ImportColumn.TAGS, TagCell.write(more.tags().orElse(List.of())));
        row.put(ImportColumn.ENEMIES, more.enemies().orElse(""));
        ask(row, question.body(), form.asked());
        say(row, more.english());
        return row;
    }

    private static void ask(Map<ImportColumn, String> row, Body body, PartForm form) {
        row.put(ImportColumn.KIND, body.kind().zh());
        row.put(ImportColumn.STEM, form.stem());
        put(row, ImportColumn.OPTIONS, form.options());
        row.put(ImportColumn.ANSWER, answer(body, form));
        row.put(ImportColumn.PINNED, form.pinned());
        if (!form.scoring().isEmpty()) row.put(ImportColumn.SCORING, scoring(Scoring.valueOf(form.scoring())));
    }

    private static String answer(Body body, PartForm form) {
        if (!(body instanceof Body.TrueFalse statement)) return form.answer();
        return switch (statement.correct()) {
            case RIGHT -> "对";
            case WRONG -> "错";
        };
    }

    private static void say(Map<ImportColumn, String> row, Optional<MoreForm.EnglishForm> english) {
        if (english.isEmpty()) return;
        row.put(ImportColumn.ENGLISH_STEM, english.get().stem());
        put(row, ImportColumn.ENGLISH_OPTIONS, english.get().options());
        row.put(ImportColumn.ENGLISH_ANSWER, english.get().answer());
        row.put(ImportColumn.ENGLISH_EXPLANATION, english.get().explanation());
    }

    private static void put(Map<ImportColumn, String> row, List<ImportColumn> columns, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) row.put(columns.get(i), texts.get(i));
    }
}
