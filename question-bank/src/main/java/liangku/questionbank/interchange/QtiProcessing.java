package liangku.questionbank.interchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an item gives for an answer: runs its response processing, a standard template or rules written out. How other
 * tools write rules down matters little then, only what comes of them.
 */
final class QtiProcessing {

    private static final String SCORE = "SCORE";
    private static final int RULES_MAX = 10_000;

    private final Map<String, QtiResponse> responses;
    private final Map<String, QtiValue> defaults = new HashMap<>();
    private final QtiNode.Element rules;
    private final String template;
    private final String lone;

    /** @param responses by identifier, in the order of the file */
    QtiProcessing(QtiNode.Element item, Map<String, QtiResponse> responses) {
        this.responses = responses;
        this.lone = responses.containsKey("RESPONSE") || responses.isEmpty()
                ? "RESPONSE"
                : responses.keySet().iterator().next();
        item.children("outcomeDeclaration").forEach(outcome -> {
            boolean numeric = QtiValue.isNumeric(outcome.attribute("baseType"));
            var said = outcome.child("defaultValue").stream()
                    .flatMap(value -> value.children("value"))
                    .map(value -> value.text().strip())
                    .toList();
            // A number that nobody sets is nought.
            var start = said.isEmpty() && numeric ? List.of("0") : said;
            defaults.put(outcome.attribute("identifier"), new QtiValue(start, false, numeric));
        });
        var processing = item.child("responseProcessing");
        this.rules = processing.orElse(new QtiNode.Element("responseProcessing", Map.of(), List.of()));
        this.template = processing.isEmpty() ? byDeclaration(responses) : named(rules);
        if (rules.find("responseProcessingFragment").isPresent()) throw new Unsupported("responseProcessingFragment");
        var counted = new int[1];
        rules.walk(_ -> counted[0]++);
        if (counted[0] > RULES_MAX) throw new Unsupported("responseProcessing > " + RULES_MAX);
    }

    /** Whoever scores elsewhere leaves the rules out; what is declared right is meant. */
    private static String byDeclaration(Map<String, QtiResponse> responses) {
        return responses.values().stream()
                        .allMatch(response -> response.correct().isEmpty())
                ? "map_response"
                : "match_correct";
    }

    /** {@return the last step of the template's address: every version and mirror has another one before it} */
    private static String named(QtiNode.Element rules) {
        var address = rules.attribute("template").strip();
        if (address.isEmpty() || !rules.content().stream().allMatch(QtiProcessing::saysNothing)) return "";
        var name = address.substring(address.lastIndexOf('/') + 1).replaceFirst("(?i)\\.xml$", "");
        return switch (name) {
            case "match_correct", "map_response" -> name;
            default -> throw new Unsupported("responseProcessing template " + name);
        };
    }

    private static boolean saysNothing(QtiNode node) {
        return node instanceof QtiNode.Words(var text) && text.isBlank();
    }

    /** {@return whether worths of single values count, not only the whole} */
    boolean maps() {
        return template.equals("map_response") || rules.find("mapResponse").isPresent();
    }

    QtiNode.Element rules() {
        return rules;
    }

    /**
     * {@return the score of these answers}
     *
     * @param given by identifier; nothing for an answer left out
     * @throws Unsupported if the rules say what is not understood here
     */
    double score(Map<String, List<String>> given) {
        if (!template.isEmpty()) {
            var response = responses.get(lone);
            if (response == null) throw new Unsupported("responseProcessing template " + template);
            var values = given.getOrDefault(lone, List.of());
            if (template.equals("map_response")) return values.isEmpty() ? 0 : response.mapped(values);
            return QtiValue.of(response, values).matches(QtiValue.of(response, response.correct())) ? 1 : 0;
        }
        Map<String, QtiValue> outcomes = new HashMap<>(defaults);
        new Run(given, outcomes).rules(rules.children().toList());
        return outcomes.getOrDefault(SCORE, QtiValue.NULL).number(0);
    }

    /** One going through the rules. */
    private final class Run {

        private final QtiExpressions expressions;
        private final Map<String, QtiValue> outcomes;

        Run(Map<String, List<String>> given, Map<String, QtiValue> outcomes) {
            this.expressions = new QtiExpressions(responses, given, outcomes);
            this.outcomes = outcomes;
        }

        /** {@return whether to go on} */
        private boolean rules(List<QtiNode.Element> some) {
            for (var rule : some) {
                switch (rule.name()) {
                    case "setOutcomeValue" -> set(rule);
                    case "responseCondition" -> {
                        if (!condition(rule)) return false;
                    }
                    case "exitResponse" -> {
                        return false;
                    }
                    default -> throw new Unsupported("responseProcessing " + rule.name());
                }
            }
            return true;
        }

        private void set(QtiNode.Element rule) {
            var value = rule.children().findFirst().map(expressions::value).orElse(QtiValue.NULL);
            outcomes.put(rule.attribute("identifier"), value);
        }

        private boolean condition(QtiNode.Element rule) {
            for (var branch : rule.children().toList()) {
                var inside = branch.children().toList();
                if (branch.is("responseElse")) return rules(inside);
                if (inside.isEmpty()) continue;
                if (expressions.value(inside.getFirst()).isTrue()) return rules(inside.subList(1, inside.size()));
            }
            return true;
        }
    }
}
