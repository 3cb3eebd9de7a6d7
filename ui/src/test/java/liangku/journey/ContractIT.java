package liangku.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import liangku.questionbank.Approval;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.Passage;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.QuestionSort;
import liangku.questionbank.QuestionStatus;
import liangku.questionbank.Scoring;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What {@code /v3/api-docs} promises is what the platform answers. */
@ResourceLock(RunningPlatform.DEMO)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractIT {

    private final RunningPlatform platform = RunningPlatform.demo();
    private JsonNode contract;

    @BeforeAll
    void read() throws IOException, InterruptedException {
        contract = Api.anonymous(platform).get("/v3/api-docs").json();
    }

    @Test
    void itSaysWhatItIsAndHowToSignIn() {
        assertThat(contract.at("/info/title").asString()).isEqualTo("Liangku API");
        assertThat(contract.at("/info/version").asString()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(contract.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(contract.at("/security/0/bearer").isArray()).isTrue();
        assertThat(operation("post", "/api/v1/tokens").get("security")).isEmpty();
    }

    @Test
    void nobodyIsAskedForWhatThePlatformKnows() {
        assertThat(contract.findValues("parameters").stream()
                        .flatMap(parameters -> parameters.valueStream())
                        .map(parameter -> parameter.path("name").asString("")))
                .isNotEmpty()
                .doesNotContain("caller", "language", "locale");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var references = contract.findValues("$ref").stream()
                .map(JsonNode::asString)
                .distinct()
                .toList();

        assertThat(references)
                .hasSizeGreaterThan(50)
                .allSatisfy(reference -> assertThat(
                                contract.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    @Test
    void everyOperationHasASummaryAndAProblem() {
        var lacking = new ArrayList<String>();
        for (var path : contract.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var told = operation.getValue();
                var problem = told.at("/responses/default/content/application~1problem+json/schema/$ref");
                if (told.path("summary").asString("").isBlank() || problem.isMissingNode()) {
                    lacking.add(operation.getKey() + " " + path.getKey());
                }
                assertThat(told.get("responses").findValues("*/*"))
                        .as(path.getKey())
                        .isEmpty();
            }
        }
        assertThat(lacking).isEmpty();
    }

    @Test
    void everyParameterIsExplained() {
        var lacking = new ArrayList<String>();
        for (var path : contract.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                operation
                        .getValue()
                        .path("parameters")
                        .valueStream()
                        .filter(parameter -> !path.getKey().startsWith("/api/v1/question-bank/"))
                        .filter(parameter ->
                                parameter.path("description").asString("").isBlank())
                        .forEach(parameter -> lacking.add(path.getKey() + " " + parameter.get("name")));
            }
        }
        assertThat(lacking).isEmpty();
    }

    @Test
    void fieldsAreExplainedByTheRecordsTheyStandIn() {
        var status = contract.at("/components/schemas/EmployersStatusRequest/properties");
        assertThat(status.at("/reason/description").asString()).contains("audit log");
        assertThat(status.at("/status/enum").valueStream().map(JsonNode::asString))
                .containsExactly("ACTIVE", "CLOSED");
        assertThat(status.at("/day/format").asString()).isEqualTo("date");
        var hired = contract.at("/components/schemas/EmploymentsHired/required");
        assertThat(hired.valueStream().map(JsonNode::asString))
                .contains("id", "effect")
                .doesNotContain("remark", "until");
    }

    @Test
    void everyTagIsExplained() {
        var explained = contract.get("tags")
                .valueStream()
                .map(tag -> tag.get("name").asString())
                .toList();
        var used = new TreeSet<String>();
        contract.get("paths")
                .forEach(path ->
                        path.forEach(operation -> operation.get("tags").forEach(tag -> used.add(tag.asString()))));
        assertThat(explained).containsAll(used);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/people/imports",
        "/api/v1/employers/imports",
        "/api/v1/courses/imports",
        "/api/v1/question-bank/imports",
        "/api/v1/question-bank/pictures",
        "/api/v1/question-bank/recordings"
    })
    void filesAreSentInForms(String path) {
        assertThat(operation(path.endsWith("/recordings") ? "put" : "post", path)
                        .at("/requestBody/content")
                        .propertyNames())
                .containsExactly("multipart/form-data");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/accounts, 201",
        "/api/v1/bans, 201",
        "/api/v1/employers, 201",
        "/api/v1/employments, 200 201",
        "/api/v1/exam-sessions, 201",
        "/api/v1/exams/{id}/attempts, 200 201 202",
        "/api/v1/exams/{id}/policies, 201",
        "/api/v1/practice/items, 201",
        "/api/v1/question-bank/previews, 201",
        "/api/v1/question-bank/questions, 201",
        "/api/v1/question-bank/releases, 200 201",
        "/api/v1/question-bank/releases/{id}/rollback, 200 201",
        "/api/v1/question-flags, 200 201",
        "/api/v1/rooms, 201",
        "/api/v1/spot-checks, 200 201",
        "/api/v1/tokens, 200"
    })
    void aNewThingIsA201(String path, String codes) {
        assertThat(operation("post", path).get("responses").propertyNames())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of(codes.split(" ")), Stream.of("default"))
                        .toList());
    }

    @Test
    void aTokenIsAnsweredWithItsKindAndHowLongItHolds() throws IOException, InterruptedException {
        var nobody = Api.anonymous(platform);
        for (var credentials : List.of(
                "{\"username\":\"author\",\"password\":\"%s\"}".formatted(Api.PASSWORD),
                "{\"phone\":\"13900000012\",\"code\":\"%s\"}".formatted(Api.CODE))) {
            var answer = nobody.call("POST", "/api/v1/tokens", credentials).json();

            assertThat(answer.propertyNames()).containsExactlyInAnyOrder("accessToken", "tokenType", "expiresIn");
            assertThat(answer.get("accessToken").isString()).isTrue();
            assertThat(answer.get("tokenType").asString()).isEqualTo("Bearer");
            assertThat(answer.get("expiresIn").isIntegralNumber()).isTrue();
            assertThat(answer.get("expiresIn").asLong()).isPositive();
        }
    }

    /** More may be told; what the contract names is there, and of its type. */
    @Test
    void anImportTellsWhatBecameOfEachRow() throws IOException, InterruptedException {
        var file = """
            题号,题型,知识点,难度,题干,答案
            CONTRACT-1,判断,0303,2,合同里的一道题，随后撤回,对
            CONTRACT-2,判断,0699,2,知识点并不存在的一道题,错
            """.getBytes(StandardCharsets.UTF_8);
        var author = Api.user(platform, "author");
        var report = author.upload("/api/v1/question-bank/imports", "contract.csv", file)
                .json();

        assertThat(report.get("importId").isString()).as(report.toString()).isTrue();
        assertThat(report.get("format").asString()).isEqualTo("CSV");
        for (var count : List.of("read", "accepted", "rejected", "duplicates")) {
            assertThat(report.get(count).isIntegralNumber()).as(count).isTrue();
        }
        assertThat(report.get("outcomes")).hasSize(2).allSatisfy(outcome -> {
            assertThat(outcome.propertyNames()).contains("position", "identifier", "outcome", "code", "reason");
            assertThat(outcome.get("position").isIntegralNumber()).isTrue();
            assertThat(outcome.get("identifier").isString()).isTrue();
            assertThat(outcome.get("outcome").isString()).isTrue();
        });
        var refused = report.get("outcomes").get(1);
        assertThat(refused.get("code").isString()).isTrue();
        assertThat(refused.get("reason").isString()).isTrue();
        assertThat(report.get("outcomes").get(0).get("code").isNull()).isTrue();

        var undone = author.call(
                "DELETE",
                "/api/v1/question-bank/imports/" + report.get("importId").asString(),
                "");
        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
    }

    @Test
    void signingOutAnswersNothingAndAsksForTheToken() {
        var leaving = operation("delete", "/api/v1/tokens");

        assertThat(leaving.get("responses").propertyNames()).containsExactlyInAnyOrder("204", "default");
        assertThat(leaving.has("security")).isFalse();
        assertThat(leaving.has("requestBody")).isFalse();
    }

    @Test
    void answersAndAttemptsAreDescribed() {
        var answers = operation("put", "/api/v1/attempts/{id}/answers");
        var batch = schema(answers.at("/requestBody/content/application~1json/schema"));
        assertThat(schema(batch.at("/properties/answers/items"))
                        .get("properties")
                        .propertyNames())
                .contains("seq", "item", "response");

        var attempt = schema(answer("get", "/api/v1/attempts/{id}"));
        assertThat(attempt.get("oneOf").valueStream().map(one -> schema(one).get("properties")))
                .satisfiesExactlyInAnyOrder(
                        open -> assertThat(open.has("deadline")).isTrue(),
                        marked -> assertThat(marked.has("percent")).isTrue());

        var lost = schema(schema(answer("get", "/api/v1/attempts/{id}/lost")).at("/properties/items/items"));
        assertThat(lost.get("required").valueStream().map(JsonNode::asString))
                .contains("item", "topic", "earned", "max", "reserved")
                .doesNotContain("question", "response", "solution");
    }

    @Test
    void whatAQuestionMayBeIsListed() {
        var bank = "/api/v1/question-bank/";
        for (var format : List.of(
                parameter("post", bank + "imports", "format"),
                parameter("get", bank + "exports", "format"),
                parameter("get", bank + "exports/losses", "format"))) {
            assertThat(listed(format)).isEqualTo(names(FileFormat.values()));
        }
        assertThat(listed(parameter("post", bank + "imports", "onDuplicate")))
                .containsExactly("skip", "version", "add");
        assertThat(listed(parameter("get", bank + "questions", "kind"))).isEqualTo(names(QuestionKind.values()));
        assertThat(listed(parameter("get", bank + "questions", "status"))).isEqualTo(names(QuestionStatus.values()));
        assertThat(listed(parameter("get", bank + "questions", "sort")))
                .containsExactlyInAnyOrderElementsOf(Stream.of(QuestionSort.Key.values())
                        .map(key -> key.name().toLowerCase(Locale.ROOT))
                        .flatMap(key -> Stream.of(key, "-" + key))
                        .toList());
        assertThat(listed(property("QuestionInput", "kind"))).isEqualTo(names(QuestionKind.values()));
        assertThat(listed(property("QuestionPartInput", "scoring"))).isEqualTo(names(Scoring.values()));
        assertThat(listed(property("QuestionPartView", "scoring")))
                .isEqualTo(Stream.concat(Stream.of(""), names(Scoring.values()).stream())
                        .toList());
        assertThat(listed(property("BlueprintBodyCell", "kind"))).isEqualTo(names(QuestionKind.values()));
        assertThat(listed(property("QuestionImportOutcomeView", "code"))).isEqualTo(names(Fault.Code.values()));
        assertThat(listed(property("QuestionBulkRefusedView", "reason")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(names(Approval.Reason.values()).stream(), names(Passage.Reason.values()).stream())
                                .distinct()
                                .toList());
    }

    private JsonNode parameter(String verb, String path, String name) {
        return operation(verb, path)
                .get("parameters")
                .valueStream()
                .filter(parameter -> parameter.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .get("schema");
    }

    private JsonNode property(String schema, String name) {
        return contract.at("/components/schemas/" + schema + "/properties/" + name);
    }

    private static List<String> listed(JsonNode schema) {
        return schema.path("enum").valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> names(Enum<?>... values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "regulator, /api/v1/people",
        "regulator, /api/v1/employers",
        "regulator, /api/v1/certificates",
        "regulator, /api/v1/compliance",
        "regulator, /api/v1/compliance/regions",
        "regulator, /api/v1/compliance/employers",
        "regulator, /api/v1/regions",
        "regulator, /api/v1/bans",
        "regulator, /api/v1/exam-sessions",
        "regulator, /api/v1/supervision/feed",
        "regulator, /api/v1/supervision/keys",
        "author, /api/v1/question-bank/questions",
        "author, /api/v1/question-bank/topics",
        "author, /api/v1/question-bank/releases",
        "author, /api/v1/question-bank/blueprints",
        "author, /api/v1/question-bank/imports",
        "author, /api/v1/question-bank/near-duplicates",
        "author, /api/v1/question-bank/statistics",
        "author, /api/v1/question-bank/health",
        "author, /api/v1/question-bank/exam-statistics",
        "author, /api/v1/courses",
        "author, /api/v1/exams/policies",
        "author, /api/v1/question-flags/tasks",
        "system, /api/v1/accounts",
        "audit, /api/v1/audit"
    })
    void aListIsWhatItsSchemaSays(String user, String path) throws IOException, InterruptedException {
        var answer = Api.user(platform, user).get(path).json();

        agree(answer, answer("get", path), path);
    }

    /** Forms and scripts send {@code ?region=} where nothing was chosen. */
    @Test
    void anEmptyParameterIsAsGoodAsNone() throws IOException, InterruptedException {
        var users = new ArrayList<Api>();
        for (var name : List.of("regulator", "author", "system", "audit")) {
            users.add(Api.user(platform, name));
        }
        var asked = new TreeSet<String>();
        for (var path : contract.get("paths").properties()) {
            var parameters = path.getValue().at("/get/parameters");
            var needed = parameters
                    .valueStream()
                    .anyMatch(one -> one.path("required").asBoolean(false));
            if (path.getKey().contains("{") || needed || parameters.isEmpty()) {
                continue;
            }
            for (var user : users) {
                if (user.get(path.getKey()).status() != 200) {
                    continue;
                }
                for (var parameter : parameters) {
                    var empty = path.getKey() + "?" + parameter.get("name").asString() + "=";
                    assertThat(user.get(empty).status()).as(empty).isEqualTo(200);
                    asked.add(path.getKey());
                }
                break;
            }
        }
        assertThat(asked)
                .contains("/api/v1/compliance/regions", "/api/v1/employers")
                .hasSizeGreaterThan(15);
    }

    /** Every object has the fields of its schema, and no others, down to the leaves. */
    private void agree(JsonNode answer, JsonNode described, String where) {
        var schema = schema(described);
        if (answer.isArray() && schema.has("items")) {
            answer.valueStream().limit(3).forEach(one -> agree(one, schema.get("items"), where + "[]"));
        } else if (answer.isObject() && schema.has("properties")) {
            assertThat(new TreeSet<>(answer.propertyNames()))
                    .as(where)
                    .isEqualTo(new TreeSet<>(schema.get("properties").propertyNames()));
            answer.properties()
                    .forEach(field -> agree(
                            field.getValue(),
                            schema.get("properties").get(field.getKey()),
                            where + "." + field.getKey()));
        } else {
            assertThat(answer.isObject()
                            && !schema.has("additionalProperties")
                            && !schema.path("type").asString("object").equals("object"))
                    .as(where)
                    .isFalse();
        }
    }

    private JsonNode operation(String verb, String path) {
        return contract.get("paths").get(path).get(verb);
    }

    private JsonNode answer(String verb, String path) {
        return operation(verb, path).at("/responses/200/content/application~1json/schema");
    }

    private JsonNode schema(JsonNode described) {
        var reference = described.path("$ref").asString("");
        return reference.isEmpty() ? described : contract.at(reference.substring(1));
    }
}
