package liangku.journey;

import java.util.List;
import java.util.Map;

/** The questions of {@link Kinds}, each answered on a phone: with a finger, and without any pointer. */
final class KindsAnswered {

    private final Chromium chromium;
    private final String address;
    private final String language;

    KindsAnswered(Chromium chromium, String address, String language) {
        this.chromium = chromium;
        this.address = address;
        this.language = language;
    }

    /** All but the number are right, and of the case a half. */
    void byTouch() {
        var trial = Trial.open(chromium, address, language);
        for (int i = 0; i < Kinds.ALL.size(); i++) {
            if (i > 0) trial.next();
            answer(trial, i);
        }
        Chromium.leave(trial.page());
    }

    /** Every kind, ordering and matching included, without a pointer; and every one right. */
    void byTheKeyboardAlone() {
        var trial = KeyboardTrial.open(chromium, address, language);
        for (int i = 0; i < Kinds.ALL.size(); i++) {
            if (i > 0) trial.next();
            var kind = Trial.kind(trial.page());
            switch (kind.substring(0, 2)) {
                case "单选" -> trial.choose("即食熟食");
                case "多选" -> trial.tick(List.of("上完厕所", "倒完垃圾"));
                case "判断" -> trial.judge("F");
                case "配对" -> trial.match(Map.of("冷藏食品", "0–8 ℃", "冷冻食品", "-18 ℃ 以下"));
                case "排序" -> trial.order(List.of("打湿双手", "搓洗二十秒", "冲净擦干"));
                case "填空" -> trial.fill("唾液飞沫");
                case "数值" -> trial.fill("70");
                case "案例" -> {
                    trial.choose("停止供餐，保留剩余食品");
                    trial.fill("2");
                }
                default -> throw new AssertionError("the phone shows a kind '" + kind + "'");
            }
            Chromium.shoot(trial.page(), "bank-10-keyboard-%d-%s".formatted(i, kind));
            trial.solve("答对了");
        }
        Chromium.leave(trial.page());
    }

    private static void answer(Trial trial, int place) {
        var kind = trial.kind();
        Chromium.shoot(trial.page(), "bank-10-phone-%d-%s".formatted(place, kind));
        switch (kind.substring(0, 2)) {
            case "单选" -> trial.choose(List.of("即食熟食"));
            case "多选" -> trial.choose(List.of("上完厕所", "倒完垃圾"));
            case "判断" -> trial.judge("F");
            case "配对" -> trial.match(Map.of("冷藏食品", "0–8 ℃", "冷冻食品", "-18 ℃ 以下"));
            case "排序" -> trial.choose(List.of("打湿双手", "搓洗二十秒", "冲净擦干"));
            case "填空" -> trial.fill("唾液飞沫");
            case "数值" -> trial.fill("65");
            case "案例" -> {
                trial.choose(List.of("停止供餐，保留剩余食品"));
                trial.fill("24");
            }
            default -> throw new AssertionError("the phone shows a kind '" + kind + "'");
        }
        trial.solve(
                switch (kind.substring(0, 2)) {
                    case "数值" -> "答错了";
                    case "案例" -> "部分正确";
                    default -> "答对了";
                });
        Chromium.shootWhole(trial.page(), "bank-10-phone-%d-%s-solved".formatted(place, kind));
    }
}
