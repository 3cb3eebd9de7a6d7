package liangku.journey;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Every REST endpoint x every role x own and foreign objects. An endpoint without a line fails the test, so does a line
 * without an endpoint. And every list x every role: whose rows are in it.
 *
 * <p>The callers: nobody; the worker of a canteen in Dongchangfu; the canteen's manager; a regulator of the whole city;
 * one of the county Linqing only; one of Dongchangfu's fast food only; author; reviewer; the system, security and audit
 * administrators; a shared device in an exam room of the canteen; the worker's seat at it. The objects: what is the
 * canteen's or the worker's own, what is in Linqing, what is the canteen's neighbours', who sell fast food, what is another
 * worker's; of accounts the caller's own, the other administrators', and one that was only opened.
 *
 * <p>The cells: a status; 400 and 409 mean that the caller was let in and the harmless body refused; {@code none} is a
 * 200 with nothing in it, which is how a list answers for what lies outside.
 */
@ResourceLock(RunningPlatform.DEMO)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessMatrixIT {

    private static final String TABLE = "/journey/access-matrix.txt";

    private static final int GETS_AT_ONCE = 4;

    private AccessCast cast;

    @BeforeAll
    void gatherTheCast() throws IOException, InterruptedException {
        cast = AccessCast.gather(RunningPlatform.demo());
    }

    @Test
    @Order(1)
    void everyEndpointHasALineAndEveryLineAnEndpoint() throws IOException, InterruptedException {
        var lines = lines().map(AccessLine::endpoint).collect(toCollection(TreeSet::new));

        Set<String> known = Endpoints.ofTheCode();
        assertThat(lines).isEqualTo(known);
        assertThat(lines).containsAll(Endpoints.ofTheContract(cast.caller("none")));
    }

    /** Before the table takes back, decides and signs out. */
    @TestFactory
    @Order(2)
    Stream<DynamicTest> whoseRowsAreInAList() {
        var lists = new AccessLists(cast);
        return lists.lines().map(line -> DynamicTest.dynamicTest(line, () -> lists.check(line)));
    }

    @TestFactory
    @Order(3)
    Stream<DynamicTest> whomTheFiguresCount() {
        return Stream.of("empl", "coun", "cate")
                .map(who -> DynamicTest.dynamicTest(who, () -> new AccessFigures(cast).check(who)));
    }

    @TestFactory
    @Order(4)
    Stream<DynamicTest> whoMayDoWhat() throws IOException {
        return lines().map(line -> DynamicTest.dynamicTest(line.endpoint() + " " + line.object(), () -> {
            var expected = String.join(" ", line.cells());
            assertThat(String.join(" ", asked(line))).isEqualTo(expected);
        }));
    }

    /** What changes something is asked in the order of the columns. */
    private List<String> asked(AccessLine line) throws InterruptedException, ExecutionException {
        var places = IntStream.range(0, AccessCast.TABLE.size());
        var questions = places.<Callable<String>>mapToObj(place -> () ->
                        line.ask(AccessCast.TABLE.get(place), cast, line.cells().get(place)))
                .toList();
        try (var threads = Executors.newFixedThreadPool(line.method().equals("GET") ? GETS_AT_ONCE : 1)) {
            var found = new ArrayList<String>();
            for (var answer : threads.invokeAll(questions)) {
                found.add(answer.get());
            }
            return found;
        }
    }

    @Test
    @Order(5)
    void nobodyHandedInAnothersPaper() throws IOException, InterruptedException {
        assertThat(cast.stateOfTheOthersAttempt()).isEqualTo("OPEN");
    }

    /** The first one names the callers. */
    private static Stream<AccessLine> lines() throws IOException {
        try (var table = AccessMatrixIT.class.getResourceAsStream(TABLE)) {
            var text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).startsWith("# endpoint");
            assertThat(text.lines().findFirst().orElseThrow()).endsWith(String.join(" ", AccessCast.TABLE));
            return text
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> AccessLine.of(List.of(line.trim().split("\\s+"))))
                    .toList()
                    .stream();
        }
    }
}
