package liangku.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import liangku.people.ResidentId;

/**
 * Kitchen workers by the thousand, hired through the public contract: canteens are added by the regulator, each gets an
 * account, and each account imports its roster.
 */
final class Crowd {

    private static final int EACH_CANTEEN = 500;
    private static final long PHONES_FROM = 17_100_000_000L;
    private static final LocalDate OLDEST = LocalDate.of(1970, 1, 1);
    private static final String CODE = "246810";
    private static final String PASSWORD = "Kitchen-crowd-7";
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹";
    private static final String GIVEN = "秀英桂兰玉梅建国志强海燕丽华春生福来雪晴明远立新德胜晓东金凤永康文静家兴小龙";

    private final Rest rest;
    private final LocalDate today;

    Crowd(Rest rest, LocalDate today) {
        this.rest = rest;
        this.today = today;
    }

    /** {@return phones of so many new workers, each owing the certification exam} */
    List<String> hire(int workers) throws IOException {
        var regulator = rest.demo("regulator");
        var system = rest.demo("system");
        var security = rest.demo("security");
        List<String> phones = new ArrayList<>(workers);
        for (var from = 0; from < workers; from += EACH_CANTEEN) {
            var to = Math.min(workers, from + EACH_CANTEEN);
            var employer = rest.send("POST", "/api/v1/employers", regulator, Rest.json(canteen(from)))
                    .orThrow()
                    .json()
                    .get("id")
                    .asString();
            var manager = account(system, security, employer, "canteen-" + from);
            var report = rest.upload(
                            "/api/v1/people/imports",
                            manager,
                            "roster.csv",
                            roster(from, to).getBytes(StandardCharsets.UTF_8))
                    .orThrow()
                    .json();
            if (report.get("accepted").asInt() != to - from) {
                throw new IOException("of a roster of %d only %s were accepted: %s"
                        .formatted(to - from, report.get("accepted"), report));
            }
            for (var i = from; i < to; i++) {
                phones.add(phone(i));
            }
        }
        return phones;
    }

    /** {@return the token of the worker with this phone} */
    String signIn(String phone) throws IOException {
        return rest.signIn(Map.of("phone", phone, "code", CODE));
    }

    /** {@return a roster of workers {@code from} (inclusive) to {@code to} as CSV} */
    String roster(int from, int to) {
        var csv = new StringBuilder("姓名,身份证号,手机号,岗位,入职日期\n");
        for (var i = from; i < to; i++) {
            csv.append(name(i))
                    .append(',')
                    .append(idNumber(i))
                    .append(',')
                    .append(phone(i))
                    .append(",从业人员,")
                    .append(today.minusDays(100 + i % 200))
                    .append('\n');
        }
        return csv.toString();
    }

    private String account(String system, String security, String employer, String user) throws IOException {
        var opened = rest.send(
                        "POST", "/api/v1/accounts", system, Rest.json(Map.of("username", user, "displayName", "食堂管理员")))
                .orThrow()
                .json();
        rest.send(
                        "PUT",
                        "/api/v1/accounts/" + opened.get("id").asString() + "/grant",
                        security,
                        Rest.json(Map.of("role", "EMPLOYER", "employer", employer)))
                .orThrow();
        return rest.signIn(
                Map.of("username", user, "password", opened.get("firstPassword").asString(), "newPassword", PASSWORD));
    }

    private static Map<String, ?> canteen(int number) {
        return Map.of(
                "name",
                "第%d职工食堂".formatted(number / EACH_CANTEEN + 1),
                "registrationNumber",
                "BENCH%06d".formatted(number),
                "region",
                "371502",
                "category",
                "C1B",
                "version",
                0);
    }

    private static String phone(int i) {
        return Long.toString(PHONES_FROM + i);
    }

    private static String name(int i) {
        var surname = SURNAMES.charAt(i % SURNAMES.length());
        var given = GIVEN.charAt(i / SURNAMES.length() % GIVEN.length());
        return "" + surname + given + GIVEN.charAt(i / 7 % GIVEN.length());
    }

    /** The region part was never given out, so the number can be nobody's. */
    private static String idNumber(int i) {
        var born = OLDEST.plusDays(i % 1_000 * 7L + i / 1_000 * 37L);
        var body = "371597" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(i % 1_000);
        return body + ResidentId.checkCharacter(body);
    }
}
