package liangku.api;

import java.util.List;
import java.util.Locale;
import liangku.courseware.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands controllers the language that the client asks for; Chinese for one that asks for none, wherever we run. */
@Configuration
class LanguageArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Language.class;
    }

    @Override
    public Language resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return asked(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** {@return the language that an {@code Accept-Language} asks for} */
    static Language asked(@Nullable String header) {
        return header == null ? Language.ZH : preferred(header);
    }

    private static Language preferred(String header) {
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .map(range -> range.getRange().split("-", 2)[0])
                    .filter(language -> language.equals("zh") || language.equals("en"))
                    .findFirst()
                    .map(Locale::of)
                    .map(Language::of)
                    .orElse(Language.ZH);
        } catch (IllegalArgumentException notAList) {
            return Language.ZH;
        }
    }
}
