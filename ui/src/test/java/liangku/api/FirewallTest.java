package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class FirewallTest {

    private final HttpFirewall ours = new ApiSecurity().firewall();
    private final HttpFirewall springs = new StrictHttpFirewall();

    @Property
    void headersAreLetThroughThatSpringLetsThrough(@ForAll("texts") String name, @ForAll("texts") String value) {
        assertThat(isLetThrough(ours, name, value)).isEqualTo(isLetThrough(springs, name, value));
    }

    @Provide
    Arbitrary<String> texts() {
        // Tab, other controls, the ends of plain ASCII, what nobody has assigned, and halves of a rare character.
        var odd = Arbitraries.of(
                '\t', '\n', '\r', '\0', '\u001f', ' ', '~', '\u007f', '\u0085', '|', '麺', '\u0378', '\ud842', '\udfb7');
        return Arbitraries.oneOf(Arbitraries.chars().range('!', '~'), odd)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(chars -> chars.stream().map(String::valueOf).reduce("", String::concat));
    }

    private static boolean isLetThrough(HttpFirewall firewall, String name, String value) {
        var request = new MockHttpServletRequest("GET", "/api/v1/info");
        request.addHeader(name, value);
        try {
            return value.equals(firewall.getFirewalledRequest(request).getHeader(name));
        } catch (RequestRejectedException refused) {
            return false;
        }
    }
}
