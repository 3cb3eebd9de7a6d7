package liangku.api;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/** What was wrong with a body that could not be read, as a sentence for who sent it. Names no class of ours. */
final class Unreadable {

    private Unreadable() {}

    static Said said(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case StreamReadException noJson -> place(noJson);
            case MismatchedInputException other -> shape(other);
            case null, default -> Said.of("unreadable-body");
        };
    }

    private static Said place(StreamReadException where) {
        var location = where.getLocation();
        return location == null || location.getLineNr() < 1
                ? Said.of("unreadable-body.json")
                : Said.of("unreadable-body.at", location.getLineNr(), location.getColumnNr());
    }

    private static Said shape(MismatchedInputException mismatch) {
        var field = field(mismatch);
        if (field.isEmpty()) {
            return Said.of("unreadable-body.shape");
        }
        return Said.of(
                Optional.<Class<?>>ofNullable(mismatch.getTargetType())
                        .map(Unreadable::wanted)
                        .orElse("unreadable-body.field"),
                Problem.clipped(field));
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
        return field.toString();
    }

    private static String wanted(Class<?> type) {
        if (type == String.class) {
            return "unreadable-body.text";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "unreadable-body.list";
        }
        if (type == Integer.class || type == Long.class || type == int.class || type == long.class) {
            return "unreadable-body.whole";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "unreadable-body.yes";
        }
        if (type == UUID.class) {
            return "unreadable-body.id";
        }
        return type == LocalDate.class ? "unreadable-body.day" : "unreadable-body.field";
    }
}
