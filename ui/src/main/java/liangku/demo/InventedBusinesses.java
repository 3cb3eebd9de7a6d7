package liangku.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import liangku.employer.Category;
import liangku.employer.EmployerData;
import liangku.employer.FoodLicence;
import liangku.employer.NewEmployer;
import liangku.employer.Region;
import liangku.employer.UnifiedCode;

/**
 * Businesses that do not exist: a believable mix of categories over Liaocheng's counties, with valid check digits. The
 * numbers' registration part is one that is not given out, so none can be anyone's.
 */
final class InventedBusinesses {

    private static final NavigableMap<Double, Category> CATEGORIES = cumulated(List.of(
            weight(Category.X1, 26),
            weight(Category.R4, 20),
            weight(Category.K2, 13),
            weight(Category.K1, 8),
            weight(Category.K3, 6),
            weight(Category.K4, 4),
            weight(Category.R3, 4.5),
            weight(Category.R2, 1.2),
            weight(Category.R1, 0.2),
            weight(Category.C1A, 5),
            weight(Category.C1B, 4.4),
            weight(Category.C1C, 0.3),
            weight(Category.C2, 2),
            weight(Category.C3, 1),
            weight(Category.C4, 2.4),
            weight(Category.C5, 0.8),
            weight(Category.D1, 0.6),
            weight(Category.D2, 0.3),
            weight(Category.L1, 0.3)));

    private static final NavigableMap<Double, String> REGIONS = cumulated(List.of(
            weight("371502", 24),
            weight("371503", 9),
            weight("371521", 12),
            weight("371522", 13),
            weight("371524", 6),
            weight("371525", 11),
            weight("371526", 7),
            weight("371581", 12),
            weight("3715F1", 3),
            weight("3715F2", 2),
            weight("3715F3", 1)));

    private static final List<String> FIRST = List.of(
            "福", "禾", "清", "味", "乡", "湖", "运河", "古城", "东", "和", "顺", "鑫", "悦", "园", "老", "小", "百", "阳光", "满", "麦", "粥",
            "香", "瑞", "春", "金", "水城", "柳", "荷", "丰", "暖");
    private static final List<String> SECOND = List.of(
            "满楼", "香居", "来顺", "家", "源", "园", "味轩", "里", "和", "记", "朋", "客", "厨", "邻", "香坊", "宝", "苑", "田", "风", "堂",
            "人家", "小馆", "巷", "谷", "庭");

    private final RandomGenerator random;
    private final List<Region> regions;
    private int serial;

    InventedBusinesses(RandomGenerator random, List<Region> regions) {
        this.random = random;
        this.regions = List.copyOf(regions);
    }

    /** {@return {@code count} businesses that opened within the six years before {@code today}; a few closed since} */
    List<NewEmployer> invent(int count, LocalDate today) {
        var businesses = new ArrayList<NewEmployer>(count);
        for (var i = 0; i < count; i++) {
            var since = today.minusDays(400 + random.nextInt(1_800));
            var closed = random.nextInt(40) == 0
                    ? Optional.of(today.minusDays(1 + random.nextInt(300)))
                    : Optional.<LocalDate>empty();
            businesses.add(new NewEmployer(business(pick(CATEGORIES), pick(REGIONS)), since, closed));
        }
        return businesses;
    }

    /** {@return one business of this kind and place, under the name given} */
    EmployerData named(String name, Category category, String region) {
        serial++;
        return EmployerData.of(name, unifiedCode(region), licence(region, category), region, category);
    }

    private EmployerData business(Category category, String region) {
        return named(name(category, region), category, region);
    }

    private String name(Category category, String region) {
        var place = regions.stream()
                .filter(candidate -> candidate.code().equals(region))
                .map(Region::zh)
                .findFirst()
                .orElse("聊城市");
        var own = pick(FIRST) + pick(SECOND);
        var number = 1 + random.nextInt(30);
        return place
                + switch (category) {
                    case R1, R2 -> own + "大酒店";
                    case R3 -> own + "酒楼";
                    case R4 -> own + "餐馆";
                    case K1 -> own + "快餐店";
                    case K2 -> own + pick(List.of("面馆", "包子铺", "烧饼店", "小吃店", "羊汤馆"));
                    case K3 -> own + pick(List.of("茶饮店", "咖啡店", "饮品店"));
                    case K4 -> own + "糕点店";
                    case X1 -> own + pick(List.of("小饭馆", "早餐店", "小吃部", "饺子馆"));
                    case C1A -> own + "幼儿园食堂";
                    case C1B -> "第" + chinese(number) + pick(List.of("小学食堂", "中学食堂", "实验学校食堂"));
                    case C1C -> own + "学院食堂";
                    case C2 -> own + "养老院食堂";
                    case C3 -> own + "医院食堂";
                    case C4 -> own + "机关食堂";
                    case C5 -> own + "项目工地食堂";
                    case D1 -> own + "集体用餐配送有限公司";
                    case D2 -> own + "中央厨房有限公司";
                    case L1 -> own + "餐饮管理有限公司";
                };
    }

    private static String chinese(int number) {
        var digits = "〇一二三四五六七八九";
        if (number < 10) {
            return digits.substring(number, number + 1);
        }
        var tens = number / 10 == 1 ? "十" : digits.charAt(number / 10) + "十";
        return number % 10 == 0 ? tens : tens + digits.charAt(number % 10);
    }

    private UnifiedCode unifiedCode(String region) {
        var organisation = "Y%07d".formatted(serial);
        var body = "92" + official(region) + organisation + organisationCheck(organisation);
        return new UnifiedCode(body + UnifiedCode.checkCharacter(body));
    }

    /** GB 11714: weights 3,7,9,10,5,8,4,2 over digits and letters (A = 10). */
    private static char organisationCheck(String body) {
        var weights = new int[] {3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var i = 0; i < weights.length; i++) {
            sum += Character.digit(body.charAt(i), Character.MAX_RADIX) * weights[i];
        }
        var check = 11 - sum % 11;
        // A code whose check would be X or 11 is as good as any other here: the outer check digit covers it.
        return check == 11 ? '0' : check == 10 ? 'X' : (char) ('0' + check);
    }

    private FoodLicence licence(String region, Category category) {
        var kind = category.name().startsWith("C") ? "3" : "2";
        var body = kind + official(region) + "%06d".formatted(serial);
        return new FoodLicence("JY" + body + FoodLicence.checkDigit(body));
    }

    private String official(String region) {
        return regions.stream()
                .filter(candidate -> candidate.code().equals(region))
                .flatMap(candidate -> candidate.officialParent().stream())
                .findFirst()
                .orElse(region);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> T pick(NavigableMap<Double, T> cumulated) {
        return cumulated.higherEntry(random.nextDouble() * cumulated.lastKey()).getValue();
    }

    private record Weight<T>(T value, double share) {}

    private static <T> Weight<T> weight(T value, double share) {
        return new Weight<>(value, share);
    }

    private static <T> NavigableMap<Double, T> cumulated(List<Weight<T>> weights) {
        var map = new TreeMap<Double, T>();
        var sum = 0.0;
        for (var weight : weights) {
            sum += weight.share();
            map.put(sum, weight.value());
        }
        return map;
    }
}
