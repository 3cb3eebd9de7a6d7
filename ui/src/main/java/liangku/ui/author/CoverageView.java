package liangku.ui.author;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import liangku.questionbank.ImportOrder;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Topic;
import liangku.questionbank.TopicCount;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Figure;
import liangku.ui.kit.Figures;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;

/** Where the bank is thin: every knowledge point with its questions by kind. */
@Route("author/coverage")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class CoverageView extends DeskPage {

    private static final long serialVersionUID = 1L;
    private static final int ENOUGH = 5;

    private final transient Map<String, List<TopicCount>> byTopic;

    CoverageView(Bank bank) {
        super("author.coverage");
        var counts = bank.questions().counts();
        byTopic = counts.stream().collect(Collectors.groupingBy(TopicCount::topic));
        var leaves = bank.taxonomy().all().stream()
                .filter(Topic::leaf)
                // Where questions wait for their place nothing need be covered.
                .filter(topic -> !topic.code().equals(ImportOrder.UNSORTED))
                .toList();
        var thin = leaves.stream().filter(leaf -> count(leaf) < ENOUGH).count();
        var lead = new Paragraph(getTranslation("author.coverage.lead", ENOUGH));
        lead.addClassName("lk-lead");
        add(
                lead,
                new Figures(
                        new Figure(
                                getTranslation("author.questions"),
                                formats()
                                        .count(counts.stream()
                                                .mapToInt(TopicCount::questions)
                                                .sum()),
                                "",
                                Tone.PLAIN),
                        new Figure(
                                getTranslation("author.status.approved"),
                                formats()
                                        .count(counts.stream()
                                                .mapToInt(TopicCount::approved)
                                                .sum()),
                                "",
                                Tone.GOOD),
                        new Figure(
                                getTranslation("author.coverage.thin"),
                                formats().count(thin),
                                getTranslation("author.coverage.of", leaves.size()),
                                thin == 0 ? Tone.GOOD : Tone.WAIT)));
        var groups = new Div();
        groups.addClassName("lk-two");
        bank.taxonomy()
                .groups()
                .forEach(group -> groups.add(new Card(
                        bank.topic(group, formats()), table(bank.taxonomy().children(group.code())))));
        add(groups);
    }

    private Table<Topic> table(List<Topic> leaves) {
        var table = new Table<Topic>();
        table.part(
                getTranslation("author.question.topic"),
                leaf -> QuestionsView.link(leaf.code() + " " + formats().name(leaf.zh(), leaf.en()), leaf.code()));
        for (var kind : QuestionKind.values()) {
            table.wideText(
                    formats().name(kind.zh(), kind.en()), leaf -> formats().count(count(leaf, kind)));
        }
        table.part(
                getTranslation("author.coverage.all"),
                leaf -> new Badge(formats().count(count(leaf)), count(leaf) < ENOUGH ? Tone.WAIT : Tone.GOOD));
        table.setItems(leaves);
        table.wraps(0, "9rem");
        return table.asTallAsItsRows();
    }

    private int count(Topic leaf) {
        return byTopic.getOrDefault(leaf.code(), List.of()).stream()
                .mapToInt(TopicCount::questions)
                .sum();
    }

    private int count(Topic leaf, QuestionKind kind) {
        return byTopic.getOrDefault(leaf.code(), List.of()).stream()
                .filter(count -> count.kind() == kind)
                .mapToInt(TopicCount::questions)
                .sum();
    }
}
