package liangku.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** An address so broken that the container lets nobody see it: its own page would say what it is. */
@Component
class ContainerRefusals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final WrittenProblem problem;

    ContainerRefusals(WrittenProblem problem) {
        this.problem = problem;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        // The innermost of its kind speaks.
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Told(problem)));
    }

    private static final class Told extends ErrorReportValve {

        private final WrittenProblem problem;

        Told(WrittenProblem problem) {
            this.problem = problem;
        }

        @Override
        protected void report(Request request, Response response, Throwable cause) {
            var status = HttpStatus.resolve(response.getStatus());
            if (status == null
                    || !status.isError()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setCharacterEncoding(StandardCharsets.UTF_8);
                // The one way to write that a refused response still has.
                var writer = response.getReporter();
                if (writer != null) {
                    writer.write(problem.text(request, status, Unexplained.of(status)));
                    response.finishResponse();
                }
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
