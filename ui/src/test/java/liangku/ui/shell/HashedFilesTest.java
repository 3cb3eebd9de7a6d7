package liangku.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HashedFilesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /VAADIN/build/indexhtml-BfnNYcbf.js           | max-age=3600       | public, max-age=31536000, immutable
            /VAADIN/build/vaadin-tooltip-C-rTOb98.js      | max-age=3600       | public, max-age=31536000, immutable
            /VAADIN/build/vaadin-tooltip-C-rTOb98.js      | no-cache, no-store | no-cache, no-store
            /VAADIN/build/manifest.json                   | max-age=3600       | max-age=3600
            /VAADIN/static/push/vaadinPush-BfnNYcbf.js    | max-age=3600       | max-age=3600
            """)
    void whatIsNamedByItsContentIsKeptForAYearAndNothingElse(String path, String said, String heard) throws Exception {
        var files = new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                response.setHeader("Cache-Control", said);
            }
        };
        var response = new MockHttpServletResponse();

        new MockFilterChain(files, new HashedFiles()).doFilter(new MockHttpServletRequest("GET", path), response);

        assertThat(response.getHeader("Cache-Control")).isEqualTo(heard);
    }
}
