package liangku.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liangku.exam.AttemptId;
import liangku.exam.Attempts;
import liangku.identity.CallerAuthentication;
import liangku.room.RoomDoor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/**
 * Turns the token of a seat in an exam room into its worker, for the exam of that room and for nothing else: what is not
 * named here is refused, whatever a controller would say.
 */
@Component
class SeatFilter extends OncePerRequestFilter {

    /** Which exam the request is let through for, an {@code ExamId}; absent for who sits in no exam room. */
    static final String EXAM = "liangku.seat.exam";

    /** Who sits there, a {@code RoomDoor.Seated}. */
    static final String SEAT = "liangku.seat";

    private static final String ID = "([0-9a-fA-F-]{36})";

    private static final List<Pattern> OPEN = List.of(
            Pattern.compile("GET /api/v1/exams"),
            Pattern.compile("PUT /api/v1/rooms/here/photo"),
            Pattern.compile("POST /api/v1/recordings/lookups"));

    private static final Pattern START = Pattern.compile("POST /api/v1/exams/" + ID + "/attempts");

    private static final List<Pattern> ATTEMPT = List.of(
            Pattern.compile("GET /api/v1/attempts/" + ID),
            Pattern.compile("PUT /api/v1/attempts/" + ID + "/(?:answers|writer)"),
            Pattern.compile("POST /api/v1/attempts/" + ID + "/submission"));

    private final RoomDoor door;
    private final Attempts attempts;
    private final WrittenProblem problem;
    private final Clock clock;

    SeatFilter(RoomDoor door, Attempts attempts, WrittenProblem problem, Clock clock) {
        this.door = door;
        this.attempts = attempts;
        this.problem = problem;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var seated = BearerFilter.token(request)
                .filter(token -> token.startsWith(RoomDoor.SEAT))
                .flatMap(token -> door.sitting(token, clock.instant()));
        if (seated.isPresent()) {
            if (!isOfTheSeat(request, seated.get())) {
                problem.write(request, response, HttpStatus.FORBIDDEN, Unexplained.of(HttpStatus.FORBIDDEN));
                return;
            }
            request.setAttribute(SEAT, seated.get());
            request.setAttribute(EXAM, seated.get().exam());
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new CallerAuthentication(seated.get().caller()));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    private boolean isOfTheSeat(HttpServletRequest request, RoomDoor.Seated seat) {
        var asked = request.getMethod() + " " + UrlPathHelper.defaultInstance.getPathWithinApplication(request);
        if (OPEN.stream().anyMatch(path -> path.matcher(asked).matches())) {
            return true;
        }
        var start = START.matcher(asked);
        if (start.matches()) {
            return seat.exam().toString().equalsIgnoreCase(start.group(1));
        }
        // One that does not exist is not told from one of another exam.
        return ATTEMPT.stream()
                .map(path -> path.matcher(asked))
                .filter(Matcher::matches)
                .map(path -> path.group(1))
                .anyMatch(attempt -> isOf(seat, attempt));
    }

    private boolean isOf(RoomDoor.Seated seat, String attempt) {
        try {
            return attempts.examOf(new AttemptId(UUID.fromString(attempt)))
                    .filter(seat.exam()::equals)
                    .isPresent();
        } catch (IllegalArgumentException noUuid) {
            return false;
        }
    }

    /** Only the API's chain runs this filter; as a plain servlet filter it would run for everything. */
    @Bean
    static FilterRegistrationBean<SeatFilter> seatFilterOnlyInTheChain(SeatFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }
}
