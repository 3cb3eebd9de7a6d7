package liangku.employer;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import liangku.questionbank.Named;

/**
 * Kinds of food business (domain rule: entity categories). {@code specific} marks the "特定餐饮服务提供者", whose people
 * are examined every half-year.
 */
public enum Category implements Named {
    R1("特大型餐馆", "Very large restaurant", false),
    R2("大型餐馆", "Large restaurant", false),
    R3("中型餐馆", "Medium restaurant", false),
    R4("小型餐馆", "Small restaurant", false),
    K1("快餐店", "Fast food", false),
    K2("小吃店", "Snack bar", false),
    K3("饮品店", "Drinks shop", false),
    K4("糕点店", "Pastry shop", false),
    X1("小餐饮", "Micro catering", false),
    C1A("幼儿园食堂", "Kindergarten canteen", true),
    C1B("中小学食堂", "School canteen", true),
    C1C("高校食堂", "University canteen", true),
    C2("养老机构食堂", "Elder-care canteen", true),
    C3("医疗机构食堂", "Hospital canteen", true),
    C4("机关企事业食堂", "Office and enterprise canteen", false),
    C5("工地食堂", "Building-site canteen", false),
    D1("集体用餐配送单位", "Collective-meal deliverer", true),
    D2("中央厨房", "Central kitchen", true),
    L1("连锁总部", "Chain headquarters", true);

    private final String zh;
    private final String en;
    private final boolean specific;

    Category(String zh, String en, boolean specific) {
        this.zh = zh;
        this.en = en;
        this.specific = specific;
    }

    /**
     * {@return the category with this code, or all of a group} Groups are what several codes begin with: {@code C1} for
     * school canteens, {@code R} for restaurants; empty for a code that is none.
     */
    public static Set<Category> coded(String code) {
        var wanted = code.strip().toUpperCase(Locale.ROOT);
        var exact = Arrays.stream(values())
                .filter(kind -> kind.name().equals(wanted))
                .findFirst();
        if (wanted.isEmpty() || exact.isPresent()) {
            return exact.map(Set::of).orElse(Set.of());
        }
        return Arrays.stream(values())
                .filter(kind -> kind.name().startsWith(wanted))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Category.class)));
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }

    public boolean specific() {
        return specific;
    }
}
