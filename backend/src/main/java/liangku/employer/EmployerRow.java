package liangku.employer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import liangku.employer.TableFile.Line;
import liangku.employer.TableFile.Need;
import liangku.employer.TableFile.Wanted;

/** Reads one row of an archive file; says of a bad one what came and what was wanted. */
class EmployerRow {

    static final List<Wanted> COLUMNS = List.of(
            new Wanted("企业名称", "name", Need.REQUIRED, Set.of("企业名称", "单位名称", "名称", "name", "employer")),
            new Wanted(
                    "统一社会信用代码",
                    "uscc",
                    Need.REQUIRED,
                    Set.of("统一社会信用代码", "信用代码", "uscc", "unifiedcode", "unifiedsocialcreditcode")),
            new Wanted(
                    "食品经营许可证号",
                    "licence",
                    Need.OPTIONAL,
                    Set.of(
                            "食品经营许可证号",
                            "许可证号",
                            "许可证编号",
                            "licence",
                            "license",
                            "foodlicence",
                            "foodlicense",
                            "licencenumber")),
            new Wanted(
                    "登记证号",
                    "registration",
                    Need.OPTIONAL,
                    Set.of("登记证号", "小餐饮登记证号", "registrationnumber", "registration")),
            new Wanted("区划代码", "region", Need.REQUIRED, Set.of("区划代码", "行政区划代码", "行政区划", "区划", "region", "regioncode")),
            new Wanted("业态", "category", Need.REQUIRED, Set.of("业态", "业态类别", "类别", "category")),
            new Wanted("状态", "status", Need.OPTIONAL, Set.of("状态", "经营状态", "status")));

    private static final Set<String> ACTIVE = Set.of("在业", "正常", "营业", "存续", "开业", "ACTIVE", "OPEN");
    private static final Set<String> CLOSED = Set.of("已注销", "注销", "停业", "吊销", "撤销", "关闭", "歇业", "CLOSED");

    private static final List<String> IDENTIFIERS = List.of("统一社会信用代码", "食品经营许可证号", "登记证号");

    sealed interface Row {}

    /** @param status empty if the cell is */
    record Candidate(int row, String identifier, EmployerData data, Optional<Status> status) implements Row {}

    /** @param faults all of them, in the order of the columns */
    record Bad(String identifier, List<Refusal> faults) implements Row {}

    private final Regions regions;

    EmployerRow(Regions regions) {
        this.regions = regions;
    }

    Row parse(Line line) {
        var identifier = line.cell("统一社会信用代码")
                .or(() -> line.cell("食品经营许可证号"))
                .or(() -> line.cell("登记证号"))
                .or(() -> line.cell("企业名称"))
                .map(UnifiedCode::shown)
                .orElse("");
        var faults = new RowFaults();
        var name = faults.read(() -> name(line.cell("企业名称").orElse("")));
        var code = faults.readIf(line.cell("统一社会信用代码"), EmployerRow::unifiedCode);
        var licence = faults.readIf(line.cell("食品经营许可证号"), EmployerRow::licence);
        var registration = faults.readIf(line.cell("登记证号"), EmployerRow::registrationNumber);
        if (IDENTIFIERS.stream().allMatch(column -> line.cell(column).isEmpty())) {
            faults.add(
                    Refusal.of(
                            "no-identifier",
                            "统一社会信用代码、食品经营许可证号、登记证号至少填一项",
                            "At least one of unified social credit code, food licence number and registration number is needed"));
        }
        var region = faults.read(() -> region(line.cell("区划代码").orElse("")));
        var category = faults.read(() -> category(line.cell("业态").orElse("")));
        var status = faults.readIf(line.cell("状态"), EmployerRow::status);
        if (!faults.found().isEmpty()) {
            return new Bad(identifier, faults.found());
        }
        return new Candidate(
                line.number(),
                identifier,
                new EmployerData(
                        name.orElseThrow(),
                        code,
                        licence,
                        registration,
                        region.orElseThrow(),
                        category.orElseThrow(),
                        Optional.empty()),
                status);
    }

    private static String name(String text) {
        if (text.isEmpty() || text.length() > EmployerData.NAME_MAX) {
            throw bad(
                    "bad-name",
                    "企业名称应为1至%s字，收到%s字",
                    "The name of a business has 1 to %s characters, %s came",
                    EmployerData.NAME_MAX,
                    text.length());
        }
        return text;
    }

    private static UnifiedCode unifiedCode(String text) {
        return switch (UnifiedCode.parse(text)) {
            case UnifiedCode.Parsed.Valid(var code) -> code;
            case UnifiedCode.Parsed.Invalid(var why) -> throw bad("unified-code-", why);
        };
    }

    private static FoodLicence licence(String text) {
        return switch (FoodLicence.parse(text)) {
            case FoodLicence.Parsed.Valid(var licence) -> licence;
            case FoodLicence.Parsed.Invalid(var why) -> throw bad("licence-", why);
        };
    }

    private static String registrationNumber(String text) {
        if (text.length() > EmployerData.REGISTRATION_MAX) {
            throw bad(
                    "bad-registration-number",
                    "登记证号最长%s字，收到%s字",
                    "A registration number has at most %s characters, %s came",
                    EmployerData.REGISTRATION_MAX,
                    text.length());
        }
        return text;
    }

    private String region(String text) {
        return regions.find(UnifiedCode.normal(text))
                .filter(region -> region.kind() == Region.Kind.COUNTY || region.kind() == Region.Kind.ZONE)
                .map(Region::code)
                .orElseThrow(() -> bad(
                        "unknown-region",
                        "区划代码应为已开通的县（市、区）或功能区代码（如371502），收到：%s",
                        "The region is the code of a county or zone in use, such as 371502; “%s” came",
                        UnifiedCode.shown(text)));
    }

    private static Category category(String text) {
        var code = UnifiedCode.normal(text);
        return Arrays.stream(Category.values())
                .filter(c -> c.name().equals(code) || c.zh().equals(text) || c.en().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> bad(
                        "unknown-category",
                        "业态应为代码（如R4、C1B）或名称（如小型餐馆），收到：%s",
                        "The category is a code such as R4 or C1B, or its name such as Small restaurant; “%s” came",
                        UnifiedCode.shown(text)));
    }

    private static Status status(String text) {
        var word = UnifiedCode.normal(text);
        if (ACTIVE.contains(word)) {
            return Status.ACTIVE;
        }
        if (CLOSED.contains(word)) {
            return Status.CLOSED;
        }
        throw bad(
                "unknown-status",
                "状态应为在业或注销，收到：%s",
                "The status is ACTIVE or CLOSED; “%s” came",
                UnifiedCode.shown(text));
    }

    /** The cell is named before what is wrong with it: the licence has a check digit, too. */
    private static RowFaults.BadCell bad(String cell, Refusal why) {
        return new RowFaults.BadCell(new Refusal(cell + why.code(), why.zh(), why.en()));
    }

    private static RowFaults.BadCell bad(String code, String zh, String en, Object... details) {
        return new RowFaults.BadCell(Refusal.of(code, zh, en, details));
    }
}
