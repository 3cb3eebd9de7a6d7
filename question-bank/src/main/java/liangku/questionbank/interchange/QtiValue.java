package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.List;

/**
 * A value of response processing.
 *
 * @param items nothing for NULL
 * @param ordered whether their order counts
 * @param numeric whether they are compared as numbers
 */
record QtiValue(List<String> items, boolean ordered, boolean numeric) {

    static final QtiValue NULL = new QtiValue(List.of(), false, false);

    private static final double NEAR = 1e-9;

    static boolean isNumeric(String baseType) {
        return baseType.equals("float") || baseType.equals("integer");
    }

    static QtiValue of(QtiResponse response, List<String> values) {
        return new QtiValue(values, response.ordered(), response.isNumber());
    }

    static QtiValue of(double number) {
        return new QtiValue(List.of(Double.toString(number)), false, true);
    }

    static QtiValue of(boolean truth) {
        return new QtiValue(List.of(Boolean.toString(truth)), false, false);
    }

    boolean isNull() {
        return items.isEmpty();
    }

    boolean isTrue() {
        return items.size() == 1 && items.getFirst().equals("true");
    }

    double number(double otherwise) {
        return items.size() == 1 ? parsed(items.getFirst(), otherwise) : otherwise;
    }

    static double parsed(String text, double otherwise) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    /** {@return whether both are the same and not NULL: item by item if ordered, in any order otherwise} */
    boolean matches(QtiValue other) {
        if (isNull() || items.size() != other.items.size()) return false;
        boolean numbers = numeric || other.numeric;
        if (ordered || other.ordered || items.size() == 1) {
            for (int i = 0; i < items.size(); i++) {
                if (!same(items.get(i), other.items.get(i), numbers)) return false;
            }
            return true;
        }
        List<String> left = new ArrayList<>(other.items);
        for (var item : items) {
            var found = left.stream().filter(one -> same(item, one, numbers)).findFirst();
            if (found.isEmpty()) return false;
            left.remove(found.get());
        }
        return true;
    }

    private static boolean same(String one, String other, boolean numbers) {
        if (one.equals(other)) return true;
        return numbers && Math.abs(parsed(one, Double.NaN) - parsed(other, Double.NaN)) < NEAR;
    }
}
