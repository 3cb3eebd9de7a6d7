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

    /** A category of business that the canteen is not of. */
    static final String FAST_FOOD = "K1";

    static final String DONGCHANGFU = "371502";
    static final String LINQING = "371581";
    private static final String YANGGU = "371521";
    private static final int LEAVER = 9_731;
    private static final int NEWCOMER = 9_732;

    /** The callers of the table, in the order of its columns. */
    static final List<String> TABLE = List.of(
            "none", "work", "empl", "city", "coun", "cate", "auth", "revi", "syst", "secu", "audi", "room", "seat");

    private final RunningPlatform platform;
    private final Map<String, Api> callers = new HashMap<>();
    private final Map<String, String> accounts = new HashMap<>();
    private final Map<String, String> objects = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    private AccessCast(RunningPlatform platform) {
        this.platform = platform;
    }

    static AccessCast gather(RunningPlatform platform) throws IOException, InterruptedException {
        var cast = new AccessCast(platform);
        cast.enter();
        cast.ofNobody();
        cast.handedIn();
        // Practice rests while an exam runs.
        cast.objects.putAll(AccessBank.practised(cast.caller("work"), cast.caller("othr"), cast.caller("dire")));
        cast.theirOwn();
        cast.elsewhere("linqing", cast.caller("coun"));
        cast.elsewhere("neighbours", cast.caller("cate"));
        cast.barred();
        cast.together();
        cast.inARoom();
        cast.left();
        cast.inTwoKitchens();
        cast.theirAccounts();
        cast.objects.putAll(AccessBank.written(cast.caller("auth"), cast.caller("revi")));
        cast.objects.put("quarantine", AccessBank.quarantine(cast.caller("auth")));
        return cast;
    }

    /** Those of the table, but the shared device; another worker, and one who has handed in. */
    private void enter() throws IOException, InterruptedException {
        callers.put("none", Api.anonymous(platform));
        callers.put("work", Api.worker(platform, WORKER));
        callers.put("othr", Api.worker(platform, OTHER_WORKER));
        callers.put("dire", Api.worker(platform, DIRECTOR));
        callers.put("empl", Api.user(platform, "employer"));
        callers.put("city", Api.user(platform, "regulator"));
        callers.put("auth", Api.user(platform, "author"));
        callers.put("revi", Api.user(platform, "reviewer"));
        callers.put("syst", Api.user(platform, "system"));
        callers.put("secu", Api.user(platform, "security"));
        callers.put("audi", Api.user(platform, "audit"));
        callers.put("coun", newcomer("linqing", "{\"role\":\"REGULATOR\",\"regions\":[\"%s\"]}".formatted(LINQING)));
        callers.put(
                "cate",
                newcomer(
                        "kuaican",
                        "{\"role\":\"REGULATOR\",\"regions\":[\"%s\"],\"categories\":[\"%s\"]}"
                                .formatted(DONGCHANGFU, FAST_FOOD)));
        // Whatever other journeys approved is out: a release asked for now finds nothing new.
        caller("revi").call("POST", "/api/v1/question-bank/releases", "");
    }

    private Api newcomer(String name, String grant) throws IOException, InterruptedException {
        var opened = opened(name);
        var granted = caller("secu").call("PUT", "/api/v1/accounts/" + text(opened, "id") + "/grant", grant);
        assertThat(granted.status()).as(granted.text()).isEqualTo(200);
        return Api.newcomer(platform, text(opened, "username"), text(opened, "firstPassword"));
    }

    private JsonNode opened(String name) throws IOException, InterruptedException {
        return caller("syst")
                .call(
                        "POST",
                        "/api/v1/accounts",
                        "{\"username\":\"%s\",\"displayName\":\"矩阵 %s\"}"
                                .formatted(name + System.nanoTime() % 1_000_000, name))
                .json();
    }

    Api caller(String who) {
        return Optional.ofNullable(callers.get(who))
                .orElseThrow(() -> new IllegalArgumentException("the matrix has no caller " + who));
    }

    /** Names in full are for the canteen, for who bears them, and for who gives a reason; an answer must not tell others. */
    void seesNoName(String who, String answer) {
        if (!List.of("work", "empl").contains(who)) {
            assertThat(names).isNotEmpty().noneMatch(answer::contains);
        }
    }

    /** {@return an object by its name, which for {@code own-account} depends on who asks} */
    String object(String name, String who) {
        return name.equals("own-account") ? accounts.getOrDefault(who, NOTHING) : object(name);
    }

    String object(String name) {
        return Optional.ofNullable(objects.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the matrix has no object " + name));
    }

    String stateOfTheOthersAttempt() throws IOException, InterruptedException {
        return text(
                caller("othr")
                        .get("/api/v1/attempts/" + object("others-attempt"))
                        .json(),
                "state");
    }

    private void theirOwn() throws IOException, InterruptedException {
        var worker = caller("work");
        var employer = caller("empl");
        objects.put("own-exam", firstExam(worker));
        objects.put("own-attempt", start(worker));
        objects.put("others-attempt", start(caller("othr")));
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
        objects.put("canteen-cook", text(person, "name"));
        objects.put("canteen-job", text(person.get("employment"), "id"));
        objects.put("canteen", text(person.get("employment"), "employer"));
        objects.put("canteen-name", text(first(employer.get("/api/v1/employers"), "employers"), "name"));
        objects.put("dongchangfu", DONGCHANGFU);
        objects.put("linqing", LINQING);
        var inYanggu = first(caller("city").get("/api/v1/compliance/employers?region=" + YANGGU), "employers");
        objects.put("yanggu-check", check(text(inYanggu, "id")));
    }

    /** A business that another regulator sees, with what belongs to it. */
    private void elsewhere(String place, Api regulator) throws IOException, InterruptedException {
        var person = regulator
                .get("/api/v1/people")
                .json()
                .get("people")
                .valueStream()
                .filter(one -> text(one.at("/employment/post"), "code").equals("WORKER"))
                .findFirst()
                .orElseThrow();
        var business = text(person.get("employment"), "employer");
        objects.put(place.equals("linqing") ? "linqing-business" : place, business);
        objects.put(
                place + "-name",
                text(regulator.get("/api/v1/employers/" + business).json(), "name"));
        objects.put(place + "-person", text(person, "id"));
        objects.put(place + "-job", text(person.get("employment"), "id"));
        objects.put(
                place + "-certificate", text(first(regulator.get("/api/v1/certificates"), "certificates"), "number"));
        objects.put(place + "-check", check(business));
    }

    private void handedIn() throws IOException, InterruptedException {
        var director = caller("dire");
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
    private void barred() throws IOException, InterruptedException {
        objects.put("city-ban", ban(caller("city"), "37150219620304001"));
        objects.put("linqing-ban", ban(caller("coun"), "37150219620304002"));
    }

    private static String ban(Api regulator, String number) throws IOException, InterruptedException {
        var ban =
                "{\"idNumber\":\"%s\",\"name\":\"矩阵\",\"reach\":\"EXAMS\",\"decision\":\"%s\",\"reason\":\"matrix\",\"since\":\"2026-01-01\"}"
                        .formatted(number + ResidentId.checkCharacter(number), UUID.randomUUID());
        return text(regulator.call("POST", "/api/v1/bans", ban).json(), "id");
    }

    /** Sessions far enough ahead that nobody else's story meets them; the matrix cancels them. */
    private void together() throws IOException, InterruptedException {
        for (var place : List.of("canteen", "linqing-business", "neighbours")) {
            var scheduled = caller("city")
                    .call(
                            "POST",
                            "/api/v1/exam-sessions",
                            "{\"exam\":\"%s\",\"employer\":\"%s\",\"opensAt\":\"%s\"}"
                                    .formatted(
                                            WORKERS_EXAM,
                                            object(place),
                                            Instant.now().plus(Duration.ofDays(13))));
            assertThat(scheduled.status()).as(scheduled.text()).isEqualTo(201);
            objects.put(
                    place.replace("-business", "") + "-session",
                    text(scheduled.json().get("session"), "id"));
        }
    }

    /** Two rooms of the canteen: one is what the table tells of, in the other the worker sits at a shared device. */
    private void inARoom() throws IOException, InterruptedException {
        var opened = caller("empl").call("POST", "/api/v1/rooms", "{\"exam\":\"%s\"}".formatted(WORKERS_EXAM));
        objects.put("canteen-room", text(opened.json().get("room"), "id"));
        var room = AccessRoom.open(platform, caller("empl"), caller("work"));
        callers.put("room", room.device());
        callers.put("seat", room.seat());
        objects.put("seats-photo", room.photo());
        objects.put("photo-until", room.photoUntil());
    }

    private void left() throws IOException, InterruptedException {
        var employer = caller("empl");
        var person = Recruits.hire(employer, "矩阵芳", LEAVER);
        objects.put("left-person", text(person, "worker"));
        // Nobody else sits exams for her: she holds no certificate, whatever ran before.
        objects.put("new-person", text(Recruits.hire(employer, "矩阵桂", NEWCOMER), "worker"));
        employer.call("PUT", "/api/v1/employments/" + text(person, "id") + "/end", "{\"until\":\"2026-02-01\"}");
    }

    /** A cook of the canteen who works in Linqing too, and is none of those the table tells of otherwise. */
    private void inTwoKitchens() throws IOException, InterruptedException {
        var linqing =
                newcomer("kueche", "{\"role\":\"EMPLOYER\",\"employer\":\"%s\"}".formatted(object("linqing-business")));
        var told = List.of(object("own-certificate"), object("others-certificate"));
        var certificate = caller("empl")
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
        objects.put("second-kitchen-person", text(certificate, "workerId"));
        var whole = caller("city")
                .call(
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

    private void theirAccounts() throws IOException, InterruptedException {
        for (var who : TABLE) {
            var me = caller(who).get("/api/v1/me");
            if (me.status() == 200) {
                accounts.put(who, text(me.json(), "subject").replaceFirst(".*:", ""));
            }
        }
        objects.put("securitys-account", object("own-account", "secu"));
        objects.put("auditors-account", object("own-account", "audi"));
        objects.put("new-account", text(opened("neu"), "id"));
    }

    private void ofNobody() throws IOException, InterruptedException {
        objects.put("-", "");
        objects.put("nothing", NOTHING);
        objects.put("csv", "CSV");
        objects.put("no-picture", "0".repeat(64));
        objects.put("no-file", "0".repeat(64) + "/nothing.png");
        objects.put("unsigned", "PERSON");
        objects.put(
                "lesson",
                text(
                        first(caller("work").get("/api/v1/courses"), "courses")
                                .get("lessons")
                                .get(0),
                        "id"));
        objects.put("lessons-film", film());
        objects.put("preset", "P-A");
        objects.put("foreign-exam", MANAGERS_EXAM);
        objects.put("spot-check-exam", SPOT_CHECK);
    }

    /** {@return the file of some lesson, as its address names it} */
    private String film() throws IOException, InterruptedException {
        var worker = caller("work");
        for (var course : worker.get("/api/v1/courses").json().get("courses")) {
            for (var lesson : course.get("lessons")) {
                if (text(lesson, "kind").equals("VIDEO")) {
                    var read = worker.get("/api/v1/lessons/" + text(lesson, "id"));
                    return text(read.json().get("video"), "url").replace("/media/", "");
                }
            }
        }
        throw new IllegalStateException("no lesson is a film");
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

    private String check(String business) throws IOException, InterruptedException {
        var ordered = caller("city").call("POST", "/api/v1/spot-checks", "{\"employer\":\"%s\"}".formatted(business));
        return text(ordered.json().get("spotCheck"), "id");
    }

    private static JsonNode first(Api.Answer answer, String list) {
        return answer.json().get(list).get(0);
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }
}
