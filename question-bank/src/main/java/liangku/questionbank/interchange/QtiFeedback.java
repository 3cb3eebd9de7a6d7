package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.List;
import liangku.questionbank.Fault;

/** Which feedback of an item is shown to everybody, and which only to some: the bank has one explanation for all. */
final class QtiFeedback {

    private final QtiNode.Element item;

    QtiFeedback(QtiNode.Element item) {
        this.item = item;
    }

    /** {@return a note for each piece that an answer decides on} */
    List<Fault> merged() {
        List<Fault> merged = new ArrayList<>();
        item.walk(element -> {
            if (element.name().matches("modalFeedback|feedback(Inline|Block)") && !isForAll(element)) {
                merged.add(Fault.of(Fault.Code.FEEDBACK_MERGED, element.attribute("identifier")));
            }
        });
        return merged;
    }

    private boolean isForAll(QtiNode.Element feedback) {
        // Whatever is hidden by one outcome is shown by others.
        if (feedback.attribute("showHide").equals("hide")) return false;
        var outcome = feedback.attribute("outcomeIdentifier");
        var identifier = feedback.attribute("identifier");
        return isFromTheStart(outcome, identifier) || isSetWhateverComes(outcome, identifier);
    }

    private boolean isFromTheStart(String outcome, String identifier) {
        return !isSetAnywhere(outcome)
                && item.children("outcomeDeclaration")
                        .filter(declaration ->
                                declaration.attribute("identifier").equals(outcome))
                        .flatMap(declaration -> declaration.children("defaultValue"))
                        .flatMap(value -> value.children("value"))
                        .anyMatch(value -> value.text().strip().equals(identifier));
    }

    private boolean isSetAnywhere(String outcome) {
        List<QtiNode.Element> setting = new ArrayList<>();
        item.children("responseProcessing")
                .forEach(rules -> rules.walk(rule -> {
                    if (rule.is("setOutcomeValue")
                            && rule.attribute("identifier").equals(outcome)) setting.add(rule);
                }));
        return !setting.isEmpty();
    }

    /** A rule that stands in no condition. */
    private boolean isSetWhateverComes(String outcome, String identifier) {
        return item.children("responseProcessing")
                .flatMap(rules -> rules.children("setOutcomeValue"))
                .filter(rule -> rule.attribute("identifier").equals(outcome))
                .flatMap(rule -> rule.children("baseValue"))
                .anyMatch(value -> value.text().strip().equals(identifier));
    }
}
