package liangku.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import org.junit.jupiter.api.Test;

/** On a platform of its own, beside the other journeys. */
class KillIT {

    @Test
    void everyAcknowledgedAnswerIsThereAfterAHardKill() throws Exception {
        var data = RunningPlatform.folder();
        var port = RunningPlatform.freePort();
        var platform = RunningPlatform.start(data, port, RunningPlatform.STREET);
        var worker = Api.worker(platform, "13900000001");
        var attempt = open(worker);
        var id = attempt.json().get("attemptId").asString();
        var acknowledged = new HashMap<Integer, String>();
        for (var seq = 1; seq <= 12; seq++) {
            var answer = worker.call(
                    "PUT",
                    "/api/v1/attempts/" + id + "/answers",
                    "[{\"seq\":%d,\"item\":%d,\"response\":[\"%s\"]}]".formatted(seq, seq, seq % 2 == 0 ? "T" : "F"));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().get("savedSeq").asInt()).isEqualTo(seq);
            acknowledged.put(seq, seq % 2 == 0 ? "T" : "F");
            if (seq == 7) {
                platform.kill();
                platform = RunningPlatform.start(data, port, RunningPlatform.STREET);
                worker = Api.worker(platform, "13900000001");
            }
        }
        platform.killWithDatabase();
        platform = RunningPlatform.start(data, port, RunningPlatform.STREET);
        worker = Api.worker(platform, "13900000001");

        var resumed = worker.get("/api/v1/attempts/" + id).json();

        var found = new HashMap<Integer, String>();
        resumed.get("answers")
                .forEach(answer -> found.put(
                        answer.get("item").asInt(),
                        answer.get("response").get(0).asString()));
        assertThat(found).isEqualTo(acknowledged);
        assertThat(resumed.get("savedSeq").asInt()).isEqualTo(12);
        assertThat(resumed.get("digest")).isEqualTo(attempt.json().get("digest"));
        assertThat(resumed.get("paper")).isEqualTo(attempt.json().get("paper"));
        platform.stop();
    }

    private static Api.Answer open(Api worker) throws Exception {
        var exam =
                worker.get("/api/v1/exams").json().get("exams").get(0).get("id").asString();
        var attempt = worker.call("POST", "/api/v1/exams/" + exam + "/attempts", "");
        assertThat(attempt.status()).as(attempt.text()).isEqualTo(201);
        return attempt;
    }
}
