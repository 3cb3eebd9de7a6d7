package liangku.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One line of the access matrix.
 *
 * @param path with the query that narrows it, if any
 * @param object the name of what stands in the path's braces, {@code -} for nothing
 * @param cells what is expected, a caller each
 */
record AccessLine(String method, String path, String object, List<String> cells) {

    private static final String STEP = "{\"version\":1,\"remark\":\"access matrix\"}";

    /** Harmless on purpose: who is let in is told 400 or 409, or changes nothing. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("PUT /api/v1/attempts/{id}/answers", "[{\"seq\":1,\"item\":1,\"response\":[\"T\"]}]"),
            Map.entry("PUT /api/v1/attempts/{id}/writer", "{\"phone\":\"" + AccessCast.NOTHING + "\"}"),
            Map.entry("PUT /api/v1/certificates/{number}/revocation", "{\"reason\":\"x\"}"),
            Map.entry("POST /api/v1/people/{id}/unmasking", "{\"reason\":\"access matrix\"}"),
            Map.entry("PUT /api/v1/employments/{id}/end", "{\"until\":\"1990-01-01\"}"),
            Map.entry("PUT /api/v1/employments/{id}/post", "{\"post\":\"WORKER\",\"since\":\"1990-01-01\"}"),
            Map.entry(
                    "PUT /api/v1/employers/{id}",
                    "{\"name\":\"矩阵\",\"unifiedCode\":\"91310112MA1GD5WP62\",\"region\":\"371502\",\"category\":\"C1B\"}"),
            Map.entry("PUT /api/v1/employers/{id}/status", "{\"status\":\"ACTIVE\",\"day\":\"2019-01-01\"}"),
            Map.entry("POST /api/v1/spot-checks", "{\"employer\":\"%s\",\"workers\":[\"" + AccessCast.NOTHING + "\"]}"),
            Map.entry(
                    "PUT /api/v1/late-answers/{attempt}/decision",
                    "{\"decision\":\"REFUSED\",\"reason\":\"access matrix\"}"),
            Map.entry("PUT /api/v1/accounts/{id}/grant", "{\"role\":\"AUDIT_ADMIN\"}"),
            Map.entry("PUT /api/v1/bans/{id}/lift", "{\"reason\":\"access matrix\"}"),
            Map.entry(
                    "PUT /api/v1/exams/{id}/policies/{number}/decision",
                    "{\"outcome\":\"REFUSED\",\"remark\":\"access matrix\"}"),
            Map.entry("PUT /api/v1/people/{id}/extra-time", "{\"percent\":1,\"reason\":\"access matrix\"}"),
            Map.entry(
                    "POST /api/v1/exam-sessions",
                    "{\"exam\":\"" + AccessCast.WORKERS_EXAM + "\",\"employer\":\"%s\",\"workers\":[\""
                            + AccessCast.NOTHING + "\"],\"opensAt\":\"2126-03-01T01:00:00Z\"}"),
            Map.entry("POST /api/v1/recordings/lookups", "{\"texts\":[\"access matrix\"]}"),
            Map.entry("POST /api/v1/practice/items/{id}/answer", "{\"response\":[]}"),
            Map.entry("PUT /api/v1/question-flags/tasks/{id}/answer", "{\"outcome\":\"STANDS\",\"remark\":\"matrix\"}"),
            Map.entry("PUT /api/v1/question-bank/topics/{code}", "{\"zh\":\"矩阵\",\"en\":\"Matrix\"}"),
            Map.entry("PUT /api/v1/question-bank/quarantines/{id}/decision", "{\"decision\":\"KEPT_OUT\"}"),
            // The journey of its own decides.
            Map.entry("PUT /api/v1/question-bank/quarantines/{id}/decision quarantine", "{\"decision\":\"NEITHER\"}"),
            Map.entry("PUT /api/v1/question-bank/questions/{id}/approval", "{\"version\":1}"),
            Map.entry("PUT /api/v1/question-bank/questions/{id}/restoration", "{\"version\":1,\"restored\":1}"),
            Map.entry("PUT /api/v1/question-bank/questions/{id}/submission", STEP),
            Map.entry("PUT /api/v1/question-bank/questions/{id}/return", STEP),
            Map.entry("POST /api/v1/question-bank/questions/{id}/remarks", STEP),
            Map.entry("PUT /api/v1/question-bank/questions/{id}/retirement", "{\"reason\":\"access matrix\"}"));

    private static final Map<String, String> FILES = Map.of(
            "POST /api/v1/courses/imports", "no package",
            "POST /api/v1/question-bank/pictures", "no picture",
            "PUT /api/v1/question-bank/recordings", "no recording",
            "POST /api/v1/people/imports", "姓名,身份证号,手机号,岗位,入职日期\n",
            "POST /api/v1/employers/imports", "名称,统一社会信用代码,许可证号,区划,业态\n",
            "POST /api/v1/question-bank/imports", "题号,题型,知识点,难度,题干,选项A,选项B,答案,解析,依据\n");

    static AccessLine of(List<String> words) {
        return new AccessLine(words.get(0), words.get(1), words.get(2), words.subList(3, words.size()));
    }

    String endpoint() {
        return method + " " + path.replaceFirst("\\?.*", "");
    }

    /** {@return what came: a status, or {@code none} for an answer with nothing in it where that was expected} */
    String ask(String who, AccessCast cast, String expected) throws IOException, InterruptedException {
        var caller = cast.caller(who);
        var object = cast.object(object(), who);
        var address = path;
        for (var part : object.split("/", -1)) {
            address = address.replaceFirst("\\{\\w+}", part);
        }
        address = address.replace("{person}", cast.object("nothing")).replaceAll("\\{\\w+}", "1");
        var file = FILES.get(endpoint());
        var answer = file == null
                ? caller.call(method, address, phone(), body(object))
                : caller.upload(
                        method,
                        address + (address.contains("?") ? "&" : "?") + "dryRun=true",
                        "matrix.csv",
                        file.getBytes(StandardCharsets.UTF_8));
        if (!endpoint().endsWith("/unmasking")) {
            cast.seesNoName(who, answer.text());
        }
        if (answer.status() == 200 && expected.equals("none")) {
            return isEmpty(answer.json()) ? "none" : "200";
        }
        return Integer.toString(answer.status());
    }

    /** The one that took the attempt over a line before. */
    private String phone() {
        return path.endsWith("/submission") ? AccessCast.NOTHING : "";
    }

    private String body(String object) {
        if (method.equals("GET") || method.equals("DELETE")) {
            return "";
        }
        return BODIES.getOrDefault(endpoint() + " " + object(), BODIES.getOrDefault(endpoint(), "{}"))
                .replace("%s", object);
    }

    /** Every list is empty and every count is 0; what an indicator is called does not matter. */
    private static boolean isEmpty(JsonNode answer) {
        return answer.properties().stream()
                .filter(field -> !field.getKey().equals("indicators"))
                .map(Map.Entry::getValue)
                .allMatch(value -> value.isArray() ? value.isEmpty() : !value.isNumber() || value.asLong() == 0);
    }
}
