package liangku.api;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import liangku.courseware.Language;
import liangku.identity.Caller;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;

/** What {@code /v3/api-docs} says beyond what the controllers' signatures tell by themselves. */
@Configuration
class Contract {

    private static final String BEARER = "bearer";
    private static final int LIMIT_MAX = 200;
    private static final int MONTHS_MAX = 60;

    static {
        // Handed in by us, not sent by anyone.
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, Language.class, Locale.class, Principal.class);
    }

    @Bean
    OpenAPI liangkuApi() {
        return new OpenAPI()
                .info(new Info().title("Liangku API").version(version()))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A token that POST /api/v1/tokens answered"))
                        .addSchemas("Problem", problem()))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    /** Schemas are named after the endpoint they belong to: several answer a page, and each means another one. */
    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new OwnedNames());
    }

    @Bean
    OpenApiCustomizer toldRecords() {
        return contract -> ContractWords.complete(contract, OwnedNames.NAMED);
    }

    @Bean
    OperationCustomizer toldOperations() {
        return Contract::told;
    }

    private static Operation told(Operation operation, HandlerMethod method) {
        operation.setTags(List.of(owner(method.getBeanType())));
        operation.setOperationId(StringUtils.uncapitalize(owner(method.getBeanType()))
                + StringUtils.capitalize(method.getMethod().getName()));
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("What was wrong, as RFC 9457 tells it")
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>().$ref("#/components/schemas/Problem")))));
        bound(operation);
        return operation;
    }

    /** A page is as long as is asked for, within these; what is beyond is taken for the nearest bound. */
    private static void bound(Operation operation) {
        Optional.ofNullable(operation.getParameters()).orElse(List.of()).forEach(parameter -> {
            switch (parameter.getName()) {
                case "limit" -> bound(parameter, LIMIT_MAX, "How many at most; beyond the bounds the nearest of them");
                case "months" ->
                    bound(parameter, MONTHS_MAX, "How many month-ends; beyond the bounds the nearest of them");
                default -> {
                    // Nothing to say beyond its type.
                }
            }
        });
    }

    private static void bound(Parameter parameter, int most, String words) {
        parameter.description(words);
        parameter.getSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(most));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema().format("uri"))
                .additionalProperties(true);
    }

    /** The packaged platform knows its version; one that runs from classes has none. */
    static String version() {
        return Optional.ofNullable(Contract.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private static String owner(Class<?> type) {
        return type.getSimpleName().replaceFirst("(Controller|Json)$", "");
    }

    /** {@return e.g. {@code PeoplePage} for {@code PeopleController.Page}; one that says its owner already is kept} */
    static String name(Class<?> type) {
        var own = type.getSimpleName().replaceFirst("Json$", "");
        var enclosing = type.getEnclosingClass();
        return enclosing == null || own.startsWith(owner(enclosing)) ? own : owner(enclosing) + own;
    }

    private static final class OwnedNames extends TypeNameResolver {

        /** What the names stand for. The classes are the code's own, so this does not grow. */
        private static final Map<String, Class<?>> NAMED = new ConcurrentHashMap<>();

        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            return named(type);
        }

        @Override
        protected String nameForClass(JavaType type, Set<Options> options) {
            return named(type.getRawClass());
        }

        private static String named(Class<?> type) {
            var name = name(type);
            NAMED.put(name, type);
            return name;
        }
    }
}
