package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;

/** One question of each kind about a kitchen, each with a picture, as an author writes them. */
final class Kinds {

    /** As the phone calls them, in the order in which they are written. */
    static final List<String> ALL = List.of("单选", "多选", "判断", "配对", "排序", "填空", "数值", "案例");

    private final Desk author;
    private final String name;
    private final String run;

    /**
     * @param name what every identifier begins with
     * @param run what every sentence ends with, so that no other run's question says the same
     */
    Kinds(Desk author, String name, String run) {
        this.author = author;
        this.name = name;
        this.run = run;
    }

    private Writing begin(String kind, String topic, String stem, String picture) {
        return Writing.begin(author, name + kind, kind + "题", topic)
                .fill("题干", stem + run)
                .picture("题干", picture);
    }

    Writing single() {
        return begin("单选", "0504", "图中的冰箱，红色一层应当放什么？", "三层冰箱，最上层是红色")
                .fill("选项 A", "生肉")
                .fill("选项 B", "即食熟食")
                .fill("选项 C", "生鱼")
                .fill("选项 D", "以上都可以")
                .tick("选项 B 正确")
                .tick("固定位置 D")
                .picture("选项 A", "一块生肉")
                .fill("解析", "熟食放上层，生食放下层，汁水才不会滴到熟食上。")
                .picture("解析", "熟食在上，生食在下");
    }

    Writing multiple() {
        return begin("多选", "0303", "哪些时候必须洗手？", "洗手池")
                .fill("选项 A", "上完厕所")
                .fill("选项 B", "倒完垃圾")
                .fill("选项 C", "看了一眼钟")
                .tick("选项 A 正确")
                .tick("选项 B 正确")
                .choose("计分", "部分正确按比例得分（多选题错选不得分）")
                .fill("解析", "手碰过脏东西就要洗。");
    }

    Writing statement() {
        return begin("判断", "0704", "留样盒可以和待售食品放在一起。", "留样盒").tick("错误");
    }

    Writing pairs() {
        var writing = begin("配对", "0504", "把食品和存放温度配起来。", "冷藏柜和冷冻柜")
                .fill("左项 1", "冷藏食品")
                .fill("右项 1", "0–8 ℃")
                .fill("左项 2", "冷冻食品")
                .fill("右项 2", "-18 ℃ 以下")
                .press("增加干扰项")
                .fill("干扰项 1", "25 ℃")
                .picture("左项 1", "冷藏柜");
        assertThat(author.page().locator(".lk-phone .option.pair")).hasCount(2);
        return writing;
    }

    Writing steps() {
        var writing = begin("排序", "0303", "把洗手的步骤排好。", "洗手池")
                .fill("第 1 步", "搓洗二十秒")
                .fill("第 2 步", "打湿双手")
                .fill("第 3 步", "冲净擦干")
                .press("下移 1");
        // Until the server has answered, what is named the first step is the other one.
        assertThat(author.page().locator(".lk-phone .option").first()).containsText("打湿双手");
        return writing.picture("第 1 步", "水龙头");
    }

    Writing words() {
        return begin("填空", "0603", "热菜出锅后要盖好，防止（　　）污染。", "一盘热菜")
                .take("可接受的写法", "飞沫")
                .take("可接受的写法", "唾液飞沫");
    }

    Writing number() {
        var writing = begin("数值", "0603", "烹饪肉类，中心温度至少要达到多少？", "探针温度计")
                .fill("正确数值", "70")
                .fill("允许误差（±）", "0.5")
                .fill("单位", "℃");
        assertThat(author.page().locator(".lk-phone .option.key")).containsText("70 ± 0.5 ℃");
        return writing;
    }

    Writing story() {
        var writing = begin("案例", "1001", "午餐后三名学生呕吐，食堂主任赶到后厨。", "后厨的平面图");
        writing.part(1)
                .fill("题干", "首先应当做什么？")
                .fill("选项 A", "停止供餐，保留剩余食品")
                .fill("选项 B", "马上清洗全部餐具")
                .tick("选项 A 正确");
        writing.part(2)
                .choose("题型", "数值题")
                .fill("题干", "应当在几小时内报告？")
                .fill("正确数值", "2")
                .fill("单位", "小时");
        assertThat(author.page().locator(".lk-phone .stem")).hasCount(3);
        return writing;
    }
}
