package liangku.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** One worker answers, sees each answer acknowledged, and remembers what was. */
final class LoneCandidate {

    private static final String PHONE = "13900000001";

    private final Api.Answer paper;
    private final String address;
    private final Map<Integer, String> acknowledged = new HashMap<>();

    private LoneCandidate(Api.Answer paper) {
        this.paper = paper;
        this.address = "/api/v1/attempts/" + paper.json().get("attemptId").asString();
    }

    static LoneCandidate begin(RunningPlatform platform) throws IOException, InterruptedException {
        var worker = Api.worker(platform, PHONE);
        var exam = worker.get("/api/v1/exams").json().at("/exams/0/id").asString();
        var paper = worker.call("POST", "/api/v1/exams/" + exam + "/attempts", "");
        assertThat(paper.status()).as(paper.text()).isEqualTo(201);
        return new LoneCandidate(paper);
    }

    /** Answers the items of these numbers, one after the other. */
    void answer(RunningPlatform platform, int from, int to) throws IOException, InterruptedException {
        var worker = Api.worker(platform, PHONE);
        for (var seq = from; seq <= to; seq++) {
            var response = seq % 2 == 0 ? "T" : "F";
            var answer = worker.call(
                    "PUT",
                    address + "/answers",
                    "[{\"seq\":%1$d,\"item\":%1$d,\"response\":[\"%2$s\"]}]".formatted(seq, response));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().propertyNames()).containsExactly("savedSeq");
            assertThat(answer.json().get("savedSeq").isIntegralNumber()).isTrue();
            assertThat(answer.json().get("savedSeq").asInt()).isEqualTo(seq);
            acknowledged.put(seq, response);
        }
    }

    /** The paper is the same, and everything acknowledged is on it. */
    void findsEverything(RunningPlatform platform) throws IOException, InterruptedException {
        var resumed = Api.worker(platform, PHONE).get(address).json();
        var found = new HashMap<Integer, String>();
        resumed.get("answers")
                .forEach(answer -> found.put(
                        answer.get("item").asInt(),
                        answer.get("response").get(0).asString()));
        assertThat(found).isEqualTo(acknowledged);
        assertThat(resumed.get("savedSeq").asInt()).isEqualTo(acknowledged.size());
        assertThat(resumed.get("digest")).isEqualTo(paper.json().get("digest"));
        assertThat(resumed.get("paper")).isEqualTo(paper.json().get("paper"));
    }
}
