package liangku.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import liangku.people.ResidentId;
import liangku.testing.Numbers;
import tools.jackson.databind.JsonNode;

/** New workers of the demo's canteen by the hundred: its manager imports a roster, and each signs in. */
final class Recruits {

    private static final int MOST = 400;

    private final RunningPlatform platform;
    private final List<String> tokens;

    private Recruits(RunningPlatform platform, List<String> tokens) {
        this.platform = platform;
        this.tokens = tokens;
    }

    /**
     * One cook of this employer's, who signs in by the phone of that number; nothing changes if they are there already.
     *
     * @return the employment, with its worker
     */
    static JsonNode hire(Api employer, String name, int number) throws IOException, InterruptedException {
        var hired = employer.call(
                "POST",
                "/api/v1/employments",
                Api.JSON.writeValueAsString(Map.of(
                        "name",
                        name,
                        "idNumber",
                        Numbers.residentId(number).value(),
                        "phone",
                        Numbers.phone(number).value(),
                        "post",
                        "WORKER",
                        "since",
                        "2026-01-05")));
        assertThat(hired.status()).as(hired.text()).isIn(200, 201);
        return hired.json();
    }

    /** @param count at most 400 */
    static Recruits hire(RunningPlatform platform, int count) throws IOException, InterruptedException {
        if (count > MOST) {
            throw new IllegalArgumentException("there are names for %d, not for %d".formatted(MOST, count));
        }
        var csv = new StringBuilder("姓名,身份证号,手机号,岗位,入职日期\n");
        for (var number = 0; number < count; number++) {
            csv.append("%s,%s,%s,从业人员,%s\n"
                    .formatted(
                            name(number),
                            idNumber(number),
                            phone(number),
                            LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(100)));
        }
        var report = Api.user(platform, "employer")
                .upload("/api/v1/people/imports", "roster.csv", csv.toString().getBytes(StandardCharsets.UTF_8))
                .json();
        assertThat(report.get("accepted").asInt()).as(report.toString()).isEqualTo(count);
        var tokens = new ArrayList<String>();
        for (var number = 0; number < count; number++) {
            tokens.add(Api.worker(platform, phone(number)).token());
        }
        return new Recruits(platform, List.copyOf(tokens));
    }

    /** {@return what their phones keep of having signed in, one each} */
    List<String> tokens() {
        return tokens;
    }

    /** {@return the exam they all owe} */
    String exam() throws IOException, InterruptedException {
        return Api.withToken(platform, tokens.getFirst())
                .get("/api/v1/exams")
                .json()
                .at("/exams/0/id")
                .asString();
    }

    private static String name(int number) {
        return "" + "王李张刘陈杨黄赵吴周".charAt(number % 10)
                + "秀英桂兰玉梅建国志强".charAt(number / 10 % 10)
                + "海燕丽华".charAt(number / 100);
    }

    private static String phone(int number) {
        return Long.toString(17_200_000_000L + number);
    }

    /** The region part was never given out, so the number can be nobody's. */
    private static String idNumber(int number) {
        var born = LocalDate.of(1970, 1, 1).plusDays(number * 31L);
        var body = "371597" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(number);
        return body + ResidentId.checkCharacter(body);
    }
}
