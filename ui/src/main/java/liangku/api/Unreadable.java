package liangku.api;

import java.util.Locale;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/** What was wrong with a body that could not be read, as a sentence for who sent it. Names no class of ours. */
final class Unreadable {

    private Unreadable() {}

    static String sentence(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case StreamReadException noJson -> "the body is no JSON" + place(noJson);
            case MismatchedInputException other -> "the body has another shape than is wanted" + field(other);
            case null, default -> "a JSON body is wanted";
        };
    }

    private static String place(JacksonException where) {
        var location = where.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " from line %d, column %d on".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String field(MismatchedInputException mismatch) {
        var field = new StringBuilder();
        for (var step : mismatch.getPath()) {
            if (step.getPropertyName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        var type = mismatch.getTargetType();
        return (field.isEmpty() ? "" : ": " + Problem.clipped(field.toString()))
                + (type != null && type.getName().startsWith("java.") && !field.isEmpty() ? " is " + wanted(type) : "");
    }

    private static String wanted(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> "a text";
            case "List", "Set", "ArrayList" -> "a list";
            case "Integer", "Long" -> "a whole number";
            default -> "a " + type.getSimpleName().toUpperCase(Locale.ROOT);
        };
    }
}
