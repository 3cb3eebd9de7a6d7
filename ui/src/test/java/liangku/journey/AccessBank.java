package liangku.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** What the access matrix reaches for in the bank: nobody's but the bank's, a keeper's, or a worker's who practises. */
final class AccessBank {

    private static final String BANK = "/api/v1/question-bank/";
    private static final String FILTER = "matrix-filter";
    private static final String TOPIC = "0197";
    private static final int DRAWS_MOST = 30;

    private AccessBank() {}

    /**
     * A question waits for the worker's answer and one for the other's, who got one wrong before and doubts it.
     *
     * @param failed who has handed in an empty paper
     */
    static Map<String, String> practised(Api worker, Api other, Api failed) throws IOException, InterruptedException {
        var known = new HashSet<>(missed(worker));
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (missed(failed).isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        known.addAll(missed(failed));
        var missed = missed(other, known);
        var objects = new HashMap<String, String>();
        objects.put("others-mistake", text(missed.get("item"), "stem"));
        var flag = answered(
                other,
                "POST",
                "/api/v1/question-flags",
                "{\"practiceItem\":\"%s\",\"reason\":\"OTHER\",\"text\":\"矩阵存疑\"}".formatted(text(missed, "id")));
        objects.put("others-flag", text(flag, "id"));
        objects.put("own-practice", text(drawn(worker), "id"));
        objects.put("others-practice", text(drawn(other), "id"));
        return objects;
    }

    private static List<String> missed(Api worker) throws IOException, InterruptedException {
        return worker.get("/api/v1/practice/mistakes")
                .json()
                .get("entries")
                .valueStream()
                .map(entry -> text(entry, "stem"))
                .toList();
    }

    /** One that is in nobody else's book. */
    private static JsonNode missed(Api other, Set<String> known) throws IOException, InterruptedException {
        for (var draws = 0; draws < DRAWS_MOST; draws++) {
            var question = drawn(other);
            answered(other, "POST", "/api/v1/practice/items/" + text(question, "id") + "/answer", "{\"response\":[]}");
            if (!known.contains(text(question.get("item"), "stem"))) {
                return question;
            }
        }
        throw new IllegalStateException("every question is in somebody's book");
    }

    private static JsonNode drawn(Api worker) throws IOException, InterruptedException {
        return answered(worker, "POST", "/api/v1/practice/items", "{}");
    }

    static Map<String, String> written(Api author, Api reviewer) throws IOException, InterruptedException {
        var objects = new HashMap<String, String>();
        var questions = author.get(BANK + "questions").json().get("questions");
        objects.put("question", text(questions.get(0), "id"));
        objects.put("question-words", text(questions.get(0), "stem"));
        imported(author, objects);
        var test = ForeignTest.titled("矩阵试卷 " + System.nanoTime() % 1_000_000, author);
        var tested = author.upload(BANK + "imports?onDuplicate=skip", "matrix.zip", test);
        assertThat(tested.status()).as(tested.text()).isEqualTo(200);
        objects.put("blueprint-draft", tested.json().at("/tests/0/blueprint").asString());
        answered(author, "PUT", BANK + "filters/" + FILTER, "{}");
        objects.put("authors-filter", FILTER);
        var topic = author.call(
                "POST", BANK + "topics", "{\"code\":\"%s\",\"zh\":\"矩阵之点\",\"en\":\"Matrix point\"}".formatted(TOPIC));
        // On a platform that saw the matrix before it is there.
        assertThat(topic.status()).as(topic.text()).isIn(201, 409);
        objects.put("topic", TOPIC);
        var recording = author.upload("PUT", BANK + "recordings?text=" + FILTER, "matrix.mp3", Silence.file().buffer);
        assertThat(recording.status()).as(recording.text()).isEqualTo(200);
        objects.put("recording", text(recording.json(), "id"));
        objects.put("recorded", text(recording.json(), "sha256"));
        var preview = answered(
                author, "POST", BANK + "previews", "{\"questions\":[\"%s\"]}".formatted(objects.get("question")));
        objects.put("preview", text(preview, "token"));
        objects.put("release", text(author.get(BANK + "releases").json().at("/releases/0"), "id"));
        objects.put(
                "flagged-question",
                reviewer.get("/api/v1/question-flags/tasks")
                        .json()
                        .get("tasks")
                        .valueStream()
                        .filter(task -> task.get("voices")
                                .valueStream()
                                .anyMatch(voice -> text(voice, "text").equals("矩阵存疑")))
                        .map(task -> text(task, "question"))
                        .findFirst()
                        .orElseThrow());
        return objects;
    }

    /**
     * {@return the question that the demo's own candidates speak against} The platform finds it by their answers, within a minute
     * or two of its start; nobody can put one there. Another journey decides about it, before or after.
     */
    static String quarantine(Api author) throws IOException, InterruptedException {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (true) {
            var found = author.get(BANK + "quarantines").json();
            if (found.size() > 0) return text(found.get(0), "id");
            assertThat(System.nanoTime()).as("nothing was quarantined").isLessThan(until);
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    private static void imported(Api author, Map<String, String> objects) throws IOException, InterruptedException {
        var identifier = "MATRIX-" + System.nanoTime() % 1_000_000;
        var file = """
            题号,题型,知识点,难度,题干,答案
            %s,判断,0303,2,矩阵里的一道题，%s，随后撤回,对
            """.formatted(identifier, identifier).getBytes(StandardCharsets.UTF_8);
        var report = author.upload(BANK + "imports", "matrix.csv", file).json();
        objects.put("import", text(report, "importId"));
        objects.put(
                "draft",
                text(author.get(BANK + "questions?q=" + identifier).json().at("/questions/0"), "id"));
    }

    private static JsonNode answered(Api caller, String method, String path, String body)
            throws IOException, InterruptedException {
        var answer = caller.call(method, path, body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.json();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }
}
