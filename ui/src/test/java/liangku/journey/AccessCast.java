package liangku.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import liangku.people.ResidentId;
import tools.jackson.databind.JsonNode;

/** Who calls in the access matrix, and what they reach for. */
final class AccessCast {

    /** An id that belongs to nothing. */
    static final String NOTHING = new UUID(0, 0).toString();

    static final String WORKERS_EXAM = "019a0000-0000-7000-8000-000000000011";

    private static final String MANAGERS_EXAM = "019a0000-0000-7000-8000-000000000012";
    private static final String SPOT_CHECK = "019a0000-0000-7000-8000-000000000013";

    private static final String WORKER = "13900000011";
    private static final String OTHER_WORKER = "13900000009";
    /** Whose certificate is to be renewed: an attempt that is handed in, with an answer that came after. */
    private static final String DIRECTOR = "13900000010";

    private static final String DONGCHANGFU = "371502";
    private static final int WORKERS_PLACE = 1;
    private static final int EMPLOYERS_PLACE = 2;
    private static final String LINQING = "371581";
    private static final String YANGGU = "371521";
    private static final int LEAVER = 9_731;
    private static final int NEWCOMER = 9_732;

    private final List<Api> callers;
    private final Map<String, String> objects = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();
    private final Api otherWorker;

    private AccessCast(List<Api> callers, Api otherWorker) {
        this.callers = List.copyOf(callers);
        this.otherWorker = otherWorker;
    }

    static AccessCast gather(RunningPlatform platform) throws IOException, InterruptedException {
        var worker = Api.worker(platform, WORKER);
        var employer = Api.user(platform, "employer");
        var city = Api.user(platform, "regulator");
        var author = Api.user(platform, "author");
        var system = Api.user(platform, "system");
        var security = Api.user(platform, "security");
        var county = countyRegulator(platform, system, security);
        var otherWorker = Api.worker(platform, OTHER_WORKER);
        var reviewer = Api.user(platform, "reviewer");
        // Whatever other journeys approved is out: a release asked for now finds nothing new.
        reviewer.call("POST", "/api/v1/question-bank/releases", "");
        var cast = new AccessCast(
                List.of(
                        Api.anonymous(platform),
                        worker,
                        employer,
                        city,
                        county,
                        author,
                        reviewer,
                        system,
                        security,
                        Api.user(platform, "audit")),
                otherWorker);
        cast.theirOwn(worker, otherWorker, employer);
        cast.elsewhere(city, county);
        cast.handedIn(Api.worker(platform, DIRECTOR));
        cast.barred(city, county);
        cast.together(city);
        cast.inARoom(employer);
        cast.left(employer);
        cast.inTwoKitchens(platform, city, system, security);
        cast.theirAccounts(system);
        cast.ofNobody(worker, author);
        return cast;
    }

    /** In the order of the table's columns. */
    List<Api> callers() {
        return callers;
    }

    Api nobody() {
        return callers.getFirst();
    }

    /** Names in full are for the canteen, for who bears them, and for who gives a reason; an answer must not tell others. */
    void seesNoName(Api caller, String answer) {
        if (callers.indexOf(caller) != WORKERS_PLACE && callers.indexOf(caller) != EMPLOYERS_PLACE) {
            assertThat(names).isNotEmpty().noneMatch(answer::contains);
        }
    }

    /** {@return an object by its name, which for {@code own-account} depends on who asks} */
    String object(String name, Api caller) {
        return name.equals("own-account") ? accounts.get(callers.indexOf(caller)) : object(name);
    }

    String object(String name) {
        return Optional.ofNullable(objects.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the matrix has no object " + name));
    }

    String stateOfTheOthersAttempt() throws IOException, InterruptedException {
        return otherWorker
                .get("/api/v1/attempts/" + object("others-attempt"))
                .json()
                .get("state")
                .asString();
    }

    private void theirOwn(Api worker, Api otherWorker, Api employer) throws IOException, InterruptedException {
        objects.put("own-exam", firstExam(worker));
        objects.put(
                "others-practice",
                text(otherWorker.call("POST", "/api/v1/practice/items", "{}").json(), "id"));
        objects.put("own-attempt", start(worker));
        objects.put("others-attempt", start(otherWorker));
        var own = text(first(worker.get("/api/v1/certificates"), "certificates"), "number");
        objects.put("own-certificate", own);
        objects.put(
                "others-certificate",
                employer.get("/api/v1/certificates")
                        .json()
                        .get("certificates")
                        .valueStream()
                        .map(certificate -> text(certificate, "number"))
                        .filter(number -> !number.equals(own))
                        .findFirst()
                        .orElseThrow());
        var people = employer.get("/api/v1/people");
        people.json().get("people").forEach(one -> names.add(text(one, "name")));
        var person = first(people, "people");
        objects.put("canteen-person", text(person, "id"));
        objects.put("canteen-job", text(person.get("employment"), "id"));
        objects.put("canteen", text(person.get("employment"), "employer"));
        objects.put("dongchangfu", DONGCHANGFU);
    }

    private void elsewhere(Api city, Api county) throws IOException, InterruptedException {
        var person = first(county.get("/api/v1/people"), "people");
        var business = text(person.get("employment"), "employer");
        objects.put("linqing", LINQING);
        objects.put("linqing-person", text(person, "id"));
        objects.put("linqing-job", text(person.get("employment"), "id"));
        objects.put("linqing-business", business);
        objects.put("linqing-certificate", text(first(county.get("/api/v1/certificates"), "certificates"), "number"));
        objects.put("linqing-check", check(city, business));
        var inYanggu = first(city.get("/api/v1/compliance/employers?region=" + YANGGU), "employers");
        objects.put("yanggu-check", check(city, text(inYanggu, "id")));
    }

    private void handedIn(Api director) throws IOException, InterruptedException {
        var attempt = start(director);
        var path = "/api/v1/attempts/" + attempt;
        var items = director.get(path).json().at("/paper/items").valueStream();
        int statement = items.filter(item -> item.get("kind").asString().equals("TRUE_FALSE"))
                .mapToInt(item -> item.get("item").asInt())
                .findFirst()
                .orElseThrow();
        director.call("POST", path + "/submission", "");
        var late = director.call(
                "PUT", path + "/answers", "[{\"seq\":1,\"item\":%d,\"response\":[\"T\"]}]".formatted(statement));
        assertThat(late.status()).isEqualTo(409);
        objects.put("handed-in", attempt);
    }

    /** By ID numbers that nobody here carries; the matrix takes them back. */
    private void barred(Api city, Api county) throws IOException, InterruptedException {
        objects.put("city-ban", ban(city, "37150219620304001"));
        objects.put("linqing-ban", ban(county, "37150219620304002"));
    }

    private static String ban(Api regulator, String number) throws IOException, InterruptedException {
        var ban =
                "{\"idNumber\":\"%s\",\"name\":\"矩阵\",\"reach\":\"EXAMS\",\"decision\":\"%s\",\"reason\":\"matrix\",\"since\":\"2026-01-01\"}"
                        .formatted(number + ResidentId.checkCharacter(number), UUID.randomUUID());
        return text(regulator.call("POST", "/api/v1/bans", ban).json(), "id");
    }

    /** Sessions far enough ahead that nobody else's story meets them; the matrix cancels them. */
    private void together(Api city) throws IOException, InterruptedException {
        for (var place : List.of("canteen", "linqing")) {
            var business = object(place.equals("canteen") ? "canteen" : "linqing-business");
            var scheduled = city.call(
                    "POST",
                    "/api/v1/exam-sessions",
                    "{\"exam\":\"%s\",\"employer\":\"%s\",\"opensAt\":\"%s\"}"
                            .formatted(WORKERS_EXAM, business, Instant.now().plus(Duration.ofDays(13))));
            objects.put(place + "-session", text(scheduled.json().get("session"), "id"));
        }
    }

    private void inARoom(Api employer) throws IOException, InterruptedException {
        var opened = employer.call("POST", "/api/v1/rooms", "{\"exam\":\"%s\"}".formatted(WORKERS_EXAM));
        objects.put("canteen-room", text(opened.json().get("room"), "id"));
    }

    private void left(Api employer) throws IOException, InterruptedException {
        var person = Recruits.hire(employer, "矩阵芳", LEAVER);
        objects.put("left-person", text(person, "worker"));
        // Nobody else sits exams for her: she holds no certificate, whatever ran before.
        objects.put("new-person", text(Recruits.hire(employer, "矩阵桂", NEWCOMER), "worker"));
        employer.call("PUT", "/api/v1/employments/" + text(person, "id") + "/end", "{\"until\":\"2026-02-01\"}");
    }

    /** A cook of the canteen who works in Linqing too, and is none of those the table tells of otherwise. */
    private void inTwoKitchens(RunningPlatform platform, Api city, Api system, Api security)
            throws IOException, InterruptedException {
        var name = "kueche" + System.nanoTime() % 1_000_000;
        var opened = system.call(
                        "POST", "/api/v1/accounts", "{\"username\":\"%s\",\"displayName\":\"临清 店长\"}".formatted(name))
                .json();
        security.call(
                "PUT",
                "/api/v1/accounts/" + text(opened, "id") + "/grant",
                "{\"role\":\"EMPLOYER\",\"employer\":\"%s\"}".formatted(object("linqing-business")));
        var linqing = Api.newcomer(platform, name, text(opened, "firstPassword"));
        var told = List.of(object("own-certificate"), object("others-certificate"));
        var certificate = callers.get(EMPLOYERS_PLACE)
                .get("/api/v1/certificates")
                .json()
                .get("certificates")
                .valueStream()
                .filter(one -> !told.contains(text(one, "number")))
                .filter(one -> text(one, "status").equals("VALID"))
                .filter(one -> !text(one, "workerId").equals(object("canteen-person")))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        objects.put("second-kitchen-certificate", text(certificate, "number"));
        var whole = city.call(
                        "POST",
                        "/api/v1/people/" + text(certificate, "workerId") + "/unmasking",
                        "{\"reason\":\"access matrix\"}")
                .json();
        var hired = linqing.call(
                "POST",
                "/api/v1/employments",
                Api.JSON.writeValueAsString(Map.of(
                        "name",
                        text(whole, "name"),
                        "idNumber",
                        text(whole, "idNumber"),
                        "phone",
                        text(whole, "phone"),
                        "post",
                        "WORKER",
                        "since",
                        "2026-01-05")));
        assertThat(hired.status()).as(hired.text()).isIn(200, 201);
        var room = linqing.call("POST", "/api/v1/rooms", "{\"exam\":\"%s\"}".formatted(WORKERS_EXAM));
        assertThat(room.status()).as(room.text()).isEqualTo(201);
        objects.put("linqing-room", text(room.json().get("room"), "id"));
    }

    /** In the order of the callers; nobody has none. */
    private void theirAccounts(Api system) throws IOException, InterruptedException {
        for (var caller : callers) {
            var me = caller.get("/api/v1/me");
            accounts.add(me.status() == 200 ? text(me.json(), "subject").replaceFirst(".*:", "") : NOTHING);
        }
        objects.put("securitys-account", accounts.get(accounts.size() - 2));
        objects.put("auditors-account", accounts.getLast());
        var name = "neu" + System.nanoTime() % 1_000_000;
        var opened = system.call(
                "POST", "/api/v1/accounts", "{\"username\":\"%s\",\"displayName\":\"矩阵 新账号\"}".formatted(name));
        objects.put("new-account", text(opened.json(), "id"));
    }

    private void ofNobody(Api worker, Api author) throws IOException, InterruptedException {
        objects.put("-", "");
        objects.put("nothing", NOTHING);
        objects.put("csv", "CSV");
        objects.put("no-picture", "0".repeat(64));
        objects.put("no-file", "0".repeat(64) + "/nothing.png");
        objects.put("unsigned", "PERSON");
        objects.put(
                "lesson",
                text(
                        first(worker.get("/api/v1/courses"), "courses")
                                .get("lessons")
                                .get(0),
                        "id"));
        objects.put("question", text(first(author.get("/api/v1/question-bank/questions"), "questions"), "id"));
        objects.put("preset", "P-A");
        objects.put("foreign-exam", MANAGERS_EXAM);
        objects.put("spot-check-exam", SPOT_CHECK);
    }

    private static Api countyRegulator(RunningPlatform platform, Api system, Api security)
            throws IOException, InterruptedException {
        var name = "linqing" + System.nanoTime() % 1_000_000;
        var opened = system.call(
                        "POST", "/api/v1/accounts", "{\"username\":\"%s\",\"displayName\":\"临清 监管员\"}".formatted(name))
                .json();
        security.call(
                "PUT",
                "/api/v1/accounts/" + text(opened, "id") + "/grant",
                "{\"role\":\"REGULATOR\",\"regions\":[\"%s\"]}".formatted(LINQING));
        return Api.newcomer(platform, name, text(opened, "firstPassword"));
    }

    private static String firstExam(Api worker) throws IOException, InterruptedException {
        return text(first(worker.get("/api/v1/exams"), "exams"), "id");
    }

    private static String start(Api worker) throws IOException, InterruptedException {
        return text(
                worker.call("POST", "/api/v1/exams/" + firstExam(worker) + "/attempts", "")
                        .json(),
                "attemptId");
    }

    private static String check(Api city, String business) throws IOException, InterruptedException {
        var ordered = city.call("POST", "/api/v1/spot-checks", "{\"employer\":\"%s\"}".formatted(business));
        return text(ordered.json().get("spotCheck"), "id");
    }

    private static JsonNode first(Api.Answer answer, String list) {
        return answer.json().get(list).get(0);
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }
}
