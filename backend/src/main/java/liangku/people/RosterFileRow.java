package liangku.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import liangku.employer.EmployerId;
import liangku.employer.Refusal;
import liangku.employer.RowFaults;
import liangku.employer.RowFaults.BadCell;
import liangku.employer.TableFile.Line;
import liangku.employer.TableFile.Need;
import liangku.employer.TableFile.Wanted;
import liangku.privacy.Mask;
import liangku.questionbank.Phrase;
import org.jspecify.annotations.Nullable;

/** Reads one row of a roster file; says of a bad one what came and what was wanted, numbers masked. */
class RosterFileRow {

    static final List<Wanted> COLUMNS = List.of(
            new Wanted("姓名", "Name", Need.REQUIRED, Set.of("姓名", "name")),
            new Wanted(
                    "身份证号",
                    "ID number",
                    Need.REQUIRED,
                    Set.of("身份证号", "身份证号码", "证件号码", "idnumber", "residentid", "id")),
            new Wanted("手机号", "Phone", Need.REQUIRED, Set.of("手机号", "手机号码", "手机", "联系电话", "phone", "mobile")),
            new Wanted("岗位", "Post", Need.REQUIRED, Set.of("岗位", "职务", "工种", "post", "position")),
            new Wanted(
                    "入职日期", "Start date", Need.REQUIRED, Set.of("入职日期", "入职时间", "上岗日期", "since", "start", "startdate")),
            new Wanted("离职日期", "End date", Need.OPTIONAL, Set.of("离职日期", "离职时间", "until", "end", "enddate")));

    /** Words of real rosters and forms beside the posts' own names. */
    private static final Map<String, Post> WORDS = Map.ofEntries(
            Map.entry("食品安全管理人员", Post.OFFICER),
            Map.entry("食品安全管理员", Post.OFFICER),
            Map.entry("法定代表人", Post.HEAD),
            Map.entry("负责人", Post.HEAD),
            Map.entry("店长", Post.HEAD),
            Map.entry("专间操作人员", Post.KEY_OPERATOR),
            Map.entry("餐饮具消毒人员", Post.KEY_OPERATOR),
            Map.entry("原料采购人员", Post.KEY_OPERATOR),
            Map.entry("分餐人员", Post.KEY_OPERATOR),
            Map.entry("从业人员", Post.WORKER),
            Map.entry("厨师", Post.WORKER),
            Map.entry("服务员", Post.WORKER),
            Map.entry("其他", Post.WORKER));

    /** Parted, or eight digits: of {@code 2025.11} nobody knows the day, and guessing one would be believed. */
    private static final Pattern DAY = Pattern.compile(
            "(?<year>\\d{4})(?:[-/.年](?<month>\\d{1,2})[-/.月](?<day>\\d{1,2})日?|(?<mm>\\d{2})(?<dd>\\d{2}))(?:[ T].*)?");

    sealed interface Row {}

    record Candidate(int row, String identifier, Hire hire) implements Row {}

    /** @param faults all of them, in the order of the columns */
    record Bad(String identifier, List<Refusal> faults) implements Row {}

    private final EmployerId employer;
    private final LocalDate latest;

    /** @param today a first day more than a year after it is a slip of the pen */
    RosterFileRow(EmployerId employer, LocalDate today) {
        this.employer = employer;
        this.latest = today.plusYears(1);
    }

    Row parse(Line line) {
        var identifier = line.cell("身份证号").map(Mask::idNumber).orElse("");
        var faults = new RowFaults();
        var name = faults.read(() -> name(line.cell("姓名").orElse("")));
        var idNumber = faults.read(() -> idNumber(line.cell("身份证号").orElse("")));
        var phone = faults.read(() -> phone(line.cell("手机号").orElse("")));
        var post = faults.read(() -> post(line.cell("岗位").orElse("")));
        var since = faults.read(
                () -> day(new Phrase("入职日期", "Start date"), line.cell("入职日期").orElse("")));
        var until = faults.readIf(line.cell("离职日期"), text -> day(new Phrase("离职日期", "End date"), text));
        if (!faults.found().isEmpty()) {
            return new Bad(identifier, faults.found());
        }
        var hire = new Hire(
                employer,
                name.orElseThrow(),
                idNumber.orElseThrow(),
                phone.orElseThrow(),
                post.orElseThrow(),
                since.orElseThrow(),
                until);
        return new Candidate(line.number(), identifier, hire);
    }

    private static PersonName name(String text) {
        return switch (PersonName.parse(text)) {
            case PersonName.Parsed.Valid(var name) -> name;
            case PersonName.Parsed.Invalid(var why) -> throw new BadCell(why);
        };
    }

    private static ResidentId idNumber(String text) {
        return switch (ResidentId.parse(text)) {
            case ResidentId.Parsed.Valid(var idNumber) -> idNumber;
            case ResidentId.Parsed.Invalid(var why) -> throw new BadCell(why);
        };
    }

    private static Phone phone(String text) {
        return switch (Phone.parse(text)) {
            case Phone.Parsed.Valid(var phone) -> phone;
            case Phone.Parsed.Invalid(var why) -> throw new BadCell(why);
        };
    }

    private static Post post(String text) {
        return Arrays.stream(Post.values())
                .filter(post -> post.zh().equals(text)
                        || post.en().equalsIgnoreCase(text)
                        || post.name().equalsIgnoreCase(text))
                .findFirst()
                .or(() -> Optional.ofNullable(WORDS.get(text)))
                .orElseThrow(() -> new BadCell(Refusal.of(
                        "unknown-post",
                        "岗位应为%s之一，收到：%s",
                        "The post is one of %s; “%s” came",
                        Phrase.list(List.of(Post.values())),
                        shown(text))));
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private LocalDate day(Phrase column, String text) {
        var parts = DAY.matcher(text);
        if (parts.matches()) {
            try {
                var day = LocalDate.of(
                        Integer.parseInt(parts.group("year")),
                        either(parts.group("month"), parts.group("mm")),
                        either(parts.group("day"), parts.group("dd")));
                if (day.getYear() >= 1950 && !day.isAfter(latest)) {
                    return day;
                }
            } catch (DateTimeException noSuchDay) {
                // Told below, together with what is no date at all.
            }
        }
        throw new BadCell(Refusal.of(
                "bad-date",
                "%s应为日期（如2025-03-01，不晚于%s），收到：%s",
                "%s is a day such as 2025-03-01, %s at the latest; “%s” came",
                column,
                latest,
                shown(text)));
    }

    private static int either(@Nullable String parted, @Nullable String digits) {
        return Integer.parseInt(Objects.requireNonNull(parted == null ? digits : parted));
    }
}
