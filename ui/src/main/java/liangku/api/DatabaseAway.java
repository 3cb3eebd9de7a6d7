package liangku.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who asks is looked up before anything else: where the database is away by then, it is told as anywhere else. */
class DatabaseAway extends OncePerRequestFilter {

    static final String SLUG = "database-away";
    static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    /** A class of SQL states. */
    private static final String CONNECTION_LOST = "08";

    private final WrittenProblem problem;

    private DatabaseAway(WrittenProblem problem) {
        this.problem = problem;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException failed) {
            if (!isTold(failed)) {
                throw failed;
            }
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(ASK_AGAIN.toSeconds()));
            problem.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, new Unexplained(SLUG, Said.of(SLUG)));
        }
    }

    /** {@return whether it failed because there is no database to talk to} */
    static boolean isTold(RuntimeException failed) {
        return switch (failed) {
            case DataAccessResourceFailureException _, CannotCreateTransactionException _ -> true;
            // A commit or a rollback that found nobody.
            case TransactionSystemException unfinished ->
                unfinished.getApplicationException() instanceof DataAccessResourceFailureException
                        || (unfinished.getCause() instanceof SQLException said
                                && String.valueOf(said.getSQLState()).startsWith(CONNECTION_LOST));
            default -> false;
        };
    }

    @Configuration
    static class Registration {

        /** Before the security chains, which stand at -100. */
        private static final int ORDER = -105;

        @Bean
        FilterRegistrationBean<DatabaseAway> databaseAway(WrittenProblem problem) {
            var registration = new FilterRegistrationBean<>(new DatabaseAway(problem));
            registration.setOrder(ORDER);
            return registration;
        }
    }
}
