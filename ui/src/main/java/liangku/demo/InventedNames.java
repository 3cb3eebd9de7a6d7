package liangku.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/** Names for people who do not exist; one in some hundreds bears a rare character, as in life. */
final class InventedNames {

    private static final String SURNAMES =
            "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
    private static final String GIVEN =
            "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅春建国志云飞海燕鹏丹萍宇慧莉婷波斌凯雪峰龙鑫阳浩宁颖晨欣怡俊辉文博倩琳彬健帆瑞佳悦岩光庆福祥荣贵昌盛德立新兴义忠良才学礼";
    private static final List<String> RARE = List.of("㛃", "垚", "䶮", "燚", "淼", "犇", "玥", "甯", "翀", "喆");

    private final RandomGenerator random;

    InventedNames(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        var name = new StringBuilder(one(SURNAMES));
        name.append(random.nextInt(300) == 0 ? RARE.get(random.nextInt(RARE.size())) : one(GIVEN));
        if (random.nextInt(4) > 0) {
            name.append(one(GIVEN));
        }
        return name.toString();
    }

    private String one(String of) {
        var index = random.nextInt(of.length());
        return of.substring(index, index + 1);
    }
}
