package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

class AddressesTest {

    @RestController
    static class House {
        @GetMapping("/rooms/{id}")
        String room(@PathVariable String id) {
            return "room " + id;
        }

        @PutMapping("/rooms/{id}")
        String changed(@PathVariable String id) {
            return "changed " + id;
        }

        @GetMapping("/rooms/here")
        String here() {
            return "here";
        }

        @GetMapping({"/doors/{id}.png", "/windows/{id}"})
        String picture(@PathVariable String id) {
            return "picture " + id;
        }

        @GetMapping("/attic/{*rest}")
        String attic(@PathVariable String rest) {
            return "attic " + rest;
        }

        @GetMapping("/{anything}/light")
        String light(@PathVariable String anything) {
            return "light " + anything;
        }
    }

    @Example
    void whoAnswersIsWhoAnswersWithoutIt() throws Exception {
        var plain = house(new RequestMappingHandlerMapping());
        var known = house(new Addresses().getRequestMappingHandlerMapping());
        for (var address : List.of(
                "/rooms/7",
                "/rooms/here",
                "/rooms/here;colour=red",
                "/%72ooms/7",
                "/rooms/a%2Fb",
                "/doors/7.png",
                "/windows/7",
                "/windows/7/light",
                "/attic",
                "/attic/",
                "/attic/a/b",
                "/cellar/light",
                "/rooms",
                "/nowhere",
                "/")) {
            for (var method : List.of(HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.OPTIONS)) {
                assertThat(answer(known, method, address))
                        .as("%s %s", method, address)
                        .isEqualTo(answer(plain, method, address));
            }
        }
        assertThat(answer(known, HttpMethod.GET, "/%72ooms/7")).isEqualTo("200 room 7 null");
        assertThat(answer(known, HttpMethod.PUT, "/rooms/here")).isEqualTo("200 changed here null");
        assertThat(answer(known, HttpMethod.DELETE, "/rooms/7")).startsWith("405");
    }

    @Property
    void whatAPatternMatchesBeginsLikeIt(@ForAll("patterns") String pattern, @ForAll("addresses") String address) {
        if (PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(address))) {
            assertThat(address).startsWith(Addresses.beginning(pattern));
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        var ends = Arbitraries.of("", "/**", "/{*rest}");
        return Combinators.combine(parts("a", "b", "{x}", "*", "{x:a+}", "a?", "a{x}", "a*"), ends)
                .as((parts, end) -> path(named(parts)) + end);
    }

    @Provide
    Arbitrary<String> addresses() {
        return parts("a", "b", "aa", "ab", "").map(AddressesTest::path);
    }

    private static Arbitrary<List<String>> parts(String... values) {
        return Arbitraries.of(values).list().ofMinSize(1).ofMaxSize(3);
    }

    /** No two variables of a pattern have the same name. */
    private static List<String> named(List<String> parts) {
        return IntStream.range(0, parts.size())
                .mapToObj(i -> parts.get(i).replace("{x", "{x" + i))
                .toList();
    }

    private static String path(List<String> parts) {
        return "/" + String.join("/", parts);
    }

    private static MockMvc house(RequestMappingHandlerMapping mapping) {
        return MockMvcBuilders.standaloneSetup(new House())
                .setCustomHandlerMapping(() -> mapping)
                .build();
    }

    private static String answer(MockMvc house, HttpMethod method, String address) throws Exception {
        MockHttpServletResponse answer =
                house.perform(request(method, URI.create(address))).andReturn().getResponse();
        return answer.getStatus() + " " + answer.getContentAsString() + " " + answer.getHeader("Allow");
    }
}
