package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.DoubleBinaryOperator;

/** Works out expressions of response processing, those of them that mark the questions a bank can hold. */
final class QtiExpressions {

    private final Map<String, QtiResponse> responses;
    private final Map<String, List<String>> given;
    private final Map<String, QtiValue> outcomes;

    QtiExpressions(
            Map<String, QtiResponse> responses, Map<String, List<String>> given, Map<String, QtiValue> outcomes) {
        this.responses = responses;
        this.given = given;
        this.outcomes = outcomes;
    }

    /** @throws Unsupported for what is not understood here */
    QtiValue value(QtiNode.Element expression) {
        return switch (expression.name()) {
            case "baseValue" ->
                new QtiValue(
                        List.of(QtiResponse.normal(expression.attribute("baseType"), expression.text())),
                        false,
                        QtiValue.isNumeric(expression.attribute("baseType")));
            case "null" -> QtiValue.NULL;
            case "variable" -> variable(expression.attribute("identifier"));
            case "correct" -> {
                var response = response(expression);
                yield QtiValue.of(response, response.correct());
            }
            case "mapResponse" -> {
                var response = response(expression);
                yield QtiValue.of(response.mapped(given.getOrDefault(response.identifier(), List.of())));
            }
            case "isNull" -> QtiValue.of(first(expression).isNull());
            case "not" -> {
                var operand = first(expression);
                yield operand.isNull() ? QtiValue.NULL : QtiValue.of(!operand.isTrue());
            }
            case "and" -> QtiValue.of(operands(expression).stream().allMatch(QtiValue::isTrue));
            case "or" -> QtiValue.of(operands(expression).stream().anyMatch(QtiValue::isTrue));
            case "match" -> compared(expression, QtiValue::matches);
            case "stringMatch" -> stringMatch(expression);
            case "equal" -> equal(expression);
            case "member" ->
                compared(
                        expression,
                        (one, many) -> many.items().stream()
                                .anyMatch(item -> new QtiValue(List.of(item), false, many.numeric()).matches(one)));
            case "contains" ->
                compared(
                        expression,
                        (many, few) -> few.items().stream()
                                .allMatch(item -> many.items().contains(item)));
            case "gt" -> compared(expression, (one, other) -> one.number(0) > other.number(0));
            case "gte" -> compared(expression, (one, other) -> one.number(0) >= other.number(0));
            case "lt" -> compared(expression, (one, other) -> one.number(0) < other.number(0));
            case "lte" -> compared(expression, (one, other) -> one.number(0) <= other.number(0));
            default -> container(expression);
        };
    }

    private QtiValue container(QtiNode.Element expression) {
        return switch (expression.name()) {
            case "multiple" -> collected(expression, false);
            case "ordered" -> collected(expression, true);
            case "index" -> {
                var list = first(expression);
                int place = (int) QtiValue.parsed(expression.attribute("n"), 0);
                yield place < 1 || place > list.items().size()
                        ? QtiValue.NULL
                        : new QtiValue(List.of(list.items().get(place - 1)), false, list.numeric());
            }
            case "containerSize" -> QtiValue.of(first(expression).items().size());
            case "sum" -> folded(expression, Double::sum);
            case "product" -> folded(expression, (one, other) -> one * other);
            case "subtract" -> folded(expression, (one, other) -> one - other);
            case "divide" -> folded(expression, (one, other) -> other == 0 ? 0 : one / other);
            case "min" -> folded(expression, Math::min);
            case "max" -> folded(expression, Math::max);
            case "round" -> QtiValue.of(Math.floor(first(expression).number(0) + 0.5));
            case "truncate" -> QtiValue.of((double) (long) first(expression).number(0));
            case "integerToFloat" -> first(expression);
            default -> throw new Unsupported("responseProcessing " + expression.name());
        };
    }

    private QtiValue variable(String identifier) {
        var response = responses.get(identifier);
        if (response == null) return outcomes.getOrDefault(identifier, QtiValue.NULL);
        return QtiValue.of(response, given.getOrDefault(identifier, List.of()));
    }

    private QtiResponse response(QtiNode.Element expression) {
        var identifier = expression.attribute("identifier");
        var response = responses.get(identifier);
        if (response == null) throw new Unsupported(expression.name() + " " + identifier);
        return response;
    }

    private QtiValue first(QtiNode.Element expression) {
        return expression.children().findFirst().map(this::value).orElse(QtiValue.NULL);
    }

    private List<QtiValue> operands(QtiNode.Element expression) {
        return expression.children().map(this::value).toList();
    }

    private QtiValue compared(QtiNode.Element expression, BiPredicate<QtiValue, QtiValue> comparison) {
        var two = operands(expression);
        if (two.size() != 2) throw new Unsupported("responseProcessing " + expression.name());
        return two.getFirst().isNull() || two.getLast().isNull()
                ? QtiValue.NULL
                : QtiValue.of(comparison.test(two.getFirst(), two.getLast()));
    }

    private QtiValue stringMatch(QtiNode.Element expression) {
        boolean exact = !expression.attribute("caseSensitive").equals("false");
        boolean within = expression.attribute("substring").equals("true");
        if (within) throw new Unsupported("stringMatch substring");
        return compared(expression, (one, other) -> {
            var left = String.join("", one.items());
            var right = String.join("", other.items());
            return exact ? left.equals(right) : left.equalsIgnoreCase(right);
        });
    }

    private QtiValue equal(QtiNode.Element expression) {
        var bounds = Arrays.stream(expression.attribute("tolerance").strip().split("\\s+", -1))
                .mapToDouble(text -> QtiValue.parsed(text, 0))
                .toArray();
        var mode = expression.attribute("toleranceMode");
        // The tolerance is that of the first.
        return compared(expression, (one, other) -> {
            double middle = one.number(Double.NaN);
            double unit = switch (mode) {
                case "absolute" -> 1;
                case "relative" -> Math.abs(middle) / 100;
                default -> 0;
            };
            double difference = other.number(Double.NaN) - middle;
            double slack = 1e-9 * Math.max(1, Math.abs(middle));
            return difference >= -bounds[0] * unit - slack && difference <= bounds[bounds.length - 1] * unit + slack;
        });
    }

    private QtiValue collected(QtiNode.Element expression, boolean ordered) {
        List<String> items = new ArrayList<>();
        boolean numeric = false;
        for (var operand : operands(expression)) {
            items.addAll(operand.items());
            numeric |= operand.numeric();
        }
        return new QtiValue(items, ordered, numeric);
    }

    private QtiValue folded(QtiNode.Element expression, DoubleBinaryOperator operator) {
        List<Double> numbers = new ArrayList<>();
        for (var operand : operands(expression)) {
            if (operand.isNull()) return QtiValue.NULL;
            for (var item : operand.items()) numbers.add(QtiValue.parsed(item, 0));
        }
        if (numbers.isEmpty()) return QtiValue.NULL;
        double result = numbers.getFirst();
        for (int i = 1; i < numbers.size(); i++) result = operator.applyAsDouble(result, numbers.get(i));
        return QtiValue.of(result);
    }
}
