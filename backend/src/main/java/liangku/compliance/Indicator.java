package liangku.compliance;

/**
 * What is counted. {@code num} and {@code den} of each are defined in {@code docs/indicators.md}; people are counted
 * once in a region however many posts they hold, and once in each business they work for.
 */
public enum Indicator {
    TRAINING_COVERAGE("培训覆盖率", "Training coverage"),
    UNIT_COVERAGE("单位覆盖率", "Unit coverage"),
    PARTICIPATION("参考率", "Exam participation"),
    FIRST_PASS("首考合格率", "First-attempt pass rate"),
    CUMULATIVE_PASS("累计合格率", "Cumulative pass rate"),
    ATTEMPT_PASS("人次合格率", "Pass rate by attempt"),
    CERTIFIED("持证率", "Certified rate"),
    EXPIRING_30("30日内到期", "Expiring within 30 days"),
    EXPIRING_60("60日内到期", "Expiring within 60 days"),
    EXPIRING_90("90日内到期", "Expiring within 90 days"),
    SPOT_CHECK_PASS("抽考合格率", "Spot-check pass rate"),
    MAKE_UP_PASS("补考合格率", "Make-up pass rate"),
    COMPLIANT_UNITS("单位达标率", "Compliant businesses");

    private final String zh;
    private final String en;

    Indicator(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
