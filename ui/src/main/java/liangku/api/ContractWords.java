package liangku.api;

import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentFormatter;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.tags.Tag;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words for the contract from where they stand already: the Javadoc of the records that are sent and answered. What many
 * endpoints ask for is explained here, once.
 */
final class ContractWords {

    private static final CommentFormatter PLAIN = new CommentFormatter();

    /** A link of Javadoc leads nowhere outside; its last word does for it. */
    private static final Pattern LINK = Pattern.compile("\\{@link(?:plain)? (?:[\\w.]+[.#])?(\\w+)[^}]*}");

    /** What a parameter of that name means wherever it has no words of its own. */
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("after", "`next` of the page before; left out for the first page"),
            Map.entry("region", "Code of a region, with all below it: 3715, or 371502; left out for the whole scope"),
            Map.entry("category", "Code of a business category, e.g. C1B; left out for all within the scope"),
            Map.entry("asOf", "As of which day, e.g. 2026-03-01; left out for today"),
            Map.entry("employer", "Identifier of a business"),
            Map.entry("attempt", "Identifier of an attempt"),
            Map.entry("person", "Identifier of a person"),
            Map.entry("number", "Number of the certificate or the receipt, as it is printed"),
            Map.entry("q", "Words to look for; a name, or a whole number of the kind the archive knows things by"),
            Map.entry("dryRun", "Only look: say what would come of it, and keep nothing"),
            Map.entry("token", "Token of the preview, which is the permission to see it"),
            Map.entry("status", "Left out for those of every status"),
            Map.entry("indicator", "Code of an indicator, as `GET /api/v1/compliance` names them"),
            Map.entry(
                    ShownPaper.PHONE,
                    "Which phone writes: a UUID that the client makes once and keeps. One phone at a time writes an"
                            + " attempt"));

    private ContractWords() {}

    /** @param types the records behind the schemas, by the name of the schema */
    static void complete(OpenAPI contract, Map<String, Class<?>> types) {
        contract.getComponents()
                .getSchemas()
                .forEach((name, schema) -> Optional.ofNullable(types.get(name))
                        .filter(Class::isRecord)
                        .ifPresent(type -> tell(schema, type)));
        contract.getPaths().forEach((path, item) -> item.readOperations().forEach(operation -> tell(path, operation)));
        contract.setTags(Optional.ofNullable(contract.getTags()).orElse(List.of()).stream()
                .map(tag -> new Tag().name(tagName(tag.getName())).description(oneLine(tag.getDescription())))
                .sorted(Comparator.comparing(Tag::getName))
                .toList());
    }

    private static void tell(Schema<?> schema, Class<?> type) {
        var javadoc = RuntimeJavadoc.getJavadoc(type);
        if (schema.getDescription() == null) {
            schema.setDescription(text(javadoc.getComment()));
        }
        var properties = Optional.ofNullable(schema.getProperties()).orElse(Map.of());
        javadoc.getRecordComponents().forEach(component -> {
            var property = properties.get(component.getName());
            // Beside a reference a description is allowed since OpenAPI 3.1.
            if (property != null && property.getDescription() == null) {
                property.setDescription(text(component.getComment()));
            }
        });
        Arrays.stream(type.getRecordComponents())
                .filter(component -> properties.containsKey(component.getName()) && isThere(component))
                .forEach(component -> schema.addRequiredItem(component.getName()));
    }

    /** Whether it is never null: what may be absent says so in its type. */
    private static boolean isThere(RecordComponent component) {
        return component.getType() != Optional.class
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static void tell(String path, Operation operation) {
        Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                .filter(parameter -> parameter.getDescription() == null)
                .forEach(parameter -> parameter.setDescription(words(path, parameter)));
    }

    private static @Nullable String words(String path, Parameter parameter) {
        if (!"id".equals(parameter.getName())) {
            return PARAMETERS.get(parameter.getName());
        }
        var collection = path.substring(0, path.indexOf("/{id}"));
        return "Identifier of one of " + collection;
    }

    private static String tagName(String bean) {
        var name = new StringBuilder();
        for (var word : bean.replaceFirst("-controller$", "").split("-", -1)) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }

    private static @Nullable String text(Comment comment) {
        var text = oneLine(PLAIN.format(comment));
        text = text == null ? null : LINK.matcher(text).replaceAll("$1");
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable String oneLine(@Nullable String text) {
        return text == null ? null : text.replaceAll("\\s+", " ").strip();
    }
}
