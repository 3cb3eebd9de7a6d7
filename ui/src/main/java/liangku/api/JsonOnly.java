package liangku.api;

import java.util.List;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Bodies are JSON, and the texts in them are {@link PlainText}. YAML and whatever else a library brings a converter for
 * would be a second door that nobody guards.
 */
@Component
class JsonOnly implements ServerHttpMessageConvertersCustomizer {

    private static final List<String> UNWANTED = List.of("yaml", "xml", "cbor", "smile");

    @Override
    public void customize(ServerBuilder builder) {
        builder.configureMessageConvertersList(JsonOnly::narrow);
    }

    static void narrow(List<HttpMessageConverter<?>> converters) {
        converters.removeIf(JsonOnly::isUnwanted);
        converters.replaceAll(JsonOnly::ofPlainText);
    }

    private static boolean isUnwanted(HttpMessageConverter<?> converter) {
        return converter.getSupportedMediaTypes().stream()
                .anyMatch(type -> UNWANTED.stream().anyMatch(type.getSubtype()::endsWith));
    }

    private static HttpMessageConverter<?> ofPlainText(HttpMessageConverter<?> converter) {
        return converter instanceof JacksonJsonHttpMessageConverter json
                ? new JacksonJsonHttpMessageConverter(json.getMapper()
                        .rebuild()
                        .addModule(new SimpleModule("plain text").addDeserializer(String.class, new Texts()))
                        .build())
                : converter;
    }

    private static final class Texts extends StdScalarDeserializer<String> {

        Texts() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            var text = StringDeserializer.instance.deserialize(parser, context);
            return text == null ? text : PlainText.of(() -> field(parser), text);
        }

        private static String field(JsonParser parser) {
            var field = parser.streamReadContext().pathAsPointer().toString();
            return field.isEmpty() ? "the body" : field.substring(1);
        }
    }
}
