package liangku.api;

import java.util.List;
import java.util.UUID;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.QuestionStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Hands controllers which questions are meant. Spring's own reading of a record parses the annotations of all its components
 * anew for each request, which took as long as reading a page of questions.
 */
@Configuration
class QuestionQueryArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == QuestionQuery.class;
    }

    @Override
    public QuestionQuery resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws Exception {
        if (binders == null) throw new IllegalStateException("nobody converts parameters");
        var given = new Reading(parameter, request, binders.createBinder(request, null, "query"));
        return new QuestionQuery(
                given.as(String.class, "topic"),
                given.as(QuestionKind.class, "kind"),
                given.as(Integer.class, "difficulty"),
                given.as(QuestionStatus.class, "status"),
                given.as(String.class, "q"),
                given.as(String.class, "tag"),
                given.as(String.class, "post"),
                given.as(String.class, "changedBy"),
                given.as(UUID.class, "importId"),
                given.as(Boolean.class, "expired"),
                given.as(Integer.class, "expiresWithin"),
                given.as(String.class, "author"),
                given.as(Double.class, "facilityFrom"),
                given.as(Double.class, "facilityTo"),
                given.as(Double.class, "discriminationFrom"),
                given.as(Double.class, "discriminationTo"),
                given.as(Boolean.class, "measured"),
                given.as(Boolean.class, "quarantined"));
    }

    private record Reading(MethodParameter parameter, NativeWebRequest request, WebDataBinder binder) {

        <T> @Nullable T as(Class<T> type, String name) {
            var text = request.getParameter(name);
            if (text == null) return null;
            if (type == String.class) return type.cast(text);
            try {
                return binder.convertIfNecessary(text, type);
            } catch (TypeMismatchException mismatch) {
                throw new MethodArgumentTypeMismatchException(text, type, name, parameter, mismatch);
            }
        }
    }
}
