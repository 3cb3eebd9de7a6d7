package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import liangku.questionbank.Fault;
import liangku.questionbank.Incoming;
import liangku.questionbank.IncomingTest;
import liangku.questionbank.PartForm;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of files as other tools write them, each written by hand from the specification. */
class QtiFilesTest {

    private static final String HASH = "a".repeat(64);
    private static final List<Topic> TOPICS = List.of(
            new Topic("05", Optional.empty(), "采购", "Purchasing", Topic.State.LIVE),
            new Topic("0503", Optional.of("05"), "感官验收与禁购", "Acceptance", Topic.State.LIVE));

    private final QtiRoundTripTest.Found found = new QtiRoundTripTest.Found();

    private void read(byte[] file) throws IOException {
        try (var upload = Upload.receive(new ByteArrayInputStream(file), "file")) {
            new QtiReader(TOPICS, found).read(upload);
        }
    }

    private QuestionForm only(String name) throws IOException {
        read(QtiFiles.file(name));
        if (found.items.getFirst() instanceof Incoming.Item(int position, var form, var _)) {
            assertThat(position).isEqualTo(1);
            return form;
        }
        throw new AssertionError(found.items);
    }

    private static String said(PartForm part) {
        return String.join(
                " | ",
                part.kind(),
                part.stem(),
                String.join(" / ", part.options()),
                part.answer(),
                part.scoring(),
                part.pinned());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "choice-canvas-21.xml;SINGLE | <p> 不是标签。烹饪时中心温度至少应达到 | 60℃ / 70℃ / 80℃ | B |  |",
                "choice-tao-22.xml;MULTIPLE | 下列哪些时候必须洗手？ | 如厕之后 / 处理生肉之后 / 看钟之后 / 以上都不必 | AB | ALL_OR_NOTHING | D",
                "choice-penalty-onyx-21.xml;MULTIPLE | Womit darf desinfiziert werden? | Dampf, 100 Grad, 10 Minuten / kaltes Wasser"
                        + " / Chlor, 250 mg/L, 5 Minuten / ein Tuch | AC | PARTIAL_WITH_PENALTY |",
                "choice-citolab-30.xml;SINGLE | 留样应当保存多久？ | 12小时 / 24小时 / 48小时 | C |  | ABC",
                "choice-fixed-30.xml;SINGLE | 哪些食品不得采购？ | 腐败变质的 / 超过保质期的 / 以上都是 | C |  | C",
                "true-false-30.xml;TRUE_FALSE | 四季豆可以生吃。 |  | wrong |  |",
                "bom-30.xml;TRUE_FALSE | 四季豆可以生吃。 |  | wrong |  |",
                "gb18030-21.xml;TRUE_FALSE | 食品添加剂 应当专柜存放。 |  | right |  |",
                "match-30.xml;MATCHING | 各存在什么温度？ | 冷藏 => 0至8℃ / 冷冻 => -12℃以下 / => 20℃ |  | ALL_OR_NOTHING |",
                "match-map-moodle-21.xml;MATCHING | Which board for which food? | beef => red / lettuce => green / pork => red |  |"
                        + " PARTIAL |",
                "order-22.xml;ORDERING | 按顺序排列餐具的清洗步骤。 | 刮 / 洗 / 冲 |  | ALL_OR_NOTHING |",
                "text-entry-21.xml;FILL_TEXT | 每餐每样菜取125克保存48小时，叫____。 |  | 留样|食品留样|sample |  |",
                "number-absolute-22.xml;FILL_NUMBER | 中心温度至少是多少？\\n____ ℃ |  | 70.0 ± 0.5 |  |",
                "number-relative-30.xml;FILL_NUMBER | 有效氯浓度应为每升多少毫克？ ____ |  | 250 ± 25.00 |  |",
                "inline-choice-22.xml;SINGLE | 生熟食品应当____存放。 | 混放 / 分开 | B |  |",
                "associate-21.xml;MATCHING | 把同类的连起来。 | 猪肉 => 牛肉 / 白菜 => 菠菜 |  | ALL_OR_NOTHING |",
            })
    void anItemIsOneQuestion(String name, String wanted) throws IOException {
        var form = only(name);

        assertThat(said(form.asked()).strip()).isEqualTo(wanted.replace("\\n", "\n"));
        assertThat(form.parts()).isEmpty();
        assertThat(form.difficulty()).isEqualTo("3");
    }

    @Test
    void severalInteractionsOnOneTextAreACase() throws IOException {
        var form = only("composite-tao-22.xml");

        assertThat(said(form.asked())).isEqualTo("CASE | 某学校食堂中午供餐三百份。\n下午有人腹泻。 |  |  |  | ");
        assertThat(form.parts())
                .extracting(QtiFilesTest::said)
                .containsExactly(
                        "SINGLE | 首先应当 | 停止供餐并报告 / 倒掉剩菜 | A |  | ",
                        "MULTIPLE | 检查留样时发现问题。\n应当保留 | 留样 / 记录 / 抹布 | AB | ALL_OR_NOTHING | ");
    }

    @Test
    void gapsInOneTextAreACaseWhoseQuestionsAreTheirNumbers() throws IOException {
        var form = only("cloze-30.xml");

        assertThat(form.asked().stem()).isEqualTo("留样不少于(1)____克，保存(2)____小时。");
        assertThat(form.parts())
                .extracting(QtiFilesTest::said)
                .containsExactly("FILL_TEXT | (1) |  | 125 |  | ", "FILL_TEXT | (2) |  | 48 |  | ");
    }

    @Test
    void whatIsSaidAfterwardsIsTheExplanation() throws IOException {
        assertThat(only("choice-penalty-onyx-21.xml").explanation()).isEqualTo("Hitze oder Chlor.");
        found.items.clear();

        assertThat(only("feedback-30.xml").explanation()).isEqualTo("A: 含有龙葵素\nB: 削皮不够\n整个丢掉。");
        assertThat(found.notes).containsExactly("rubricBlock scorer");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "bad-hotspot-22.xml;hotspotInteraction",
                "bad-extended-text-30.xml;extendedTextInteraction",
                "bad-upload-21.xml;uploadInteraction",
                "bad-adaptive-21.xml;adaptive",
                "bad-template-22.xml;templateDeclaration",
                "bad-weights-30.xml;mapping",
                "bad-half-right-21.xml;mapping",
                "bad-no-penalty-21.xml;mapping",
                "bad-custom-operator-22.xml;responseProcessing customOperator",
                "bad-math-22.xml;math",
                "bad-table-22.xml;<table>",
                "bad-several-matches-21.xml;matchInteraction with several matches for one",
                "bad-all-parts-22.xml;responseProcessing",
                "bad-no-answer-22.xml;responseDeclaration without correctResponse",
                "bad-slider-30.xml;sliderInteraction",
                "bad-human-22.xml;externalScored human",
                "bad-remote-picture-22.xml;<img src=\"https://example.org/a.png\">",
            })
    void whatTheBankCannotHoldIsRefusedByItsName(String name, String construct) throws IOException {
        read(QtiFiles.file(name));

        assertThat(found.items).singleElement().isInstanceOfSatisfying(Incoming.Refused.class, refused -> {
            assertThat(refused.identifier()).isNotEmpty();
            assertThat(refused.faults())
                    .extracting(Fault::en)
                    .containsExactly(Fault.of(Fault.Code.UNSUPPORTED, construct).en());
        });
    }

    @Test
    void aManifestSaysWhatAnItemIsAboutAndWhereItIs() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (var name :
                List.of("test-select-30.xml", "choice-fixed-30.xml", "true-false-30.xml", "bad-broken-30.xml")) {
            entries.put("export/" + name, QtiFiles.file(name));
        }
        entries.put("export/style.css", QtiFiles.bytes("p {}"));
        entries.put("export/imsmanifest.xml", QtiFiles.file("manifest-lom-30.xml"));

        read(QtiFiles.zip(entries));

        assertThat(found.items).hasSize(4);
        assertThat(found.items.get(0)).isInstanceOfSatisfying(Incoming.Item.class, item -> {
            assertThat(item.form().identifier()).isEqualTo("FIX-1");
            assertThat(item.form().topic()).isEqualTo("0503");
            assertThat(item.form().difficulty()).isEqualTo("5");
            assertThat(item.form().more().tags().orElseThrow()).containsExactly("采购", "月考");
        });
        assertThat(found.items.get(1)).isInstanceOfSatisfying(Incoming.Item.class, item -> {
            assertThat(item.position()).isEqualTo(2);
            assertThat(item.form().topic()).isEmpty();
        });
        assertThat(found.items.get(2))
                .isEqualTo(new Incoming.Refused(3, "I3", List.of(Fault.of(Fault.Code.NO_SUCH_FILE, "not-there.xml"))));
        assertThat(found.items.get(3)).isInstanceOfSatisfying(Incoming.Refused.class, refused -> {
            assertThat(refused.identifier()).isEqualTo("I4");
            assertThat(refused.faults()).extracting(Fault::code).containsExactly(Fault.Code.BROKEN_ITEM);
        });
        assertThat(found.notes).isEmpty();
        assertThat(found.tests)
                .containsExactly(new IncomingTest(
                        "T1",
                        "月考",
                        "月考",
                        List.of(new IncomingTest.Section(
                                "单选",
                                "单选",
                                List.of(new IncomingTest.Drawing(
                                        "单选", "1", List.of("2"), List.of(1, 2), List.of(), Optional.empty())))),
                        List.of()));
    }

    @Test
    void picturesAreFoundFromWhereTheItemLies() throws IOException {
        read(QtiFiles.zip(Map.of(
                "a/imsmanifest.xml",
                QtiFiles.bytes(QtiFiles.manifest("imsqti_item_xmlv2p2", "items/p.xml")),
                "a/items/p.xml",
                QtiFiles.file("picture-22.xml"),
                "a/images/sign 1.png",
                QtiFiles.png(3, 3))));

        assertThat(found.items)
                .singleElement()
                .isInstanceOfSatisfying(
                        Incoming.Item.class,
                        item -> assertThat(said(item.form().asked()))
                                .isEqualTo("SINGLE | 这是什么标志？\n![一块标志](picture:%s) | 量化分级 / ![图](picture:%s) | A |  | "
                                        .formatted(HASH, HASH)));
    }

    @Test
    void aPictureThatIsNotThereIsNamed() throws IOException {
        read(QtiFiles.packed("imsqti_item_xmlv2p2", "picture-22.xml"));

        assertThat(found.items)
                .singleElement()
                .isInstanceOfSatisfying(
                        Incoming.Refused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::code)
                                .contains(Fault.Code.UNKNOWN_PICTURE));
    }

    @Test
    void aSharedTextIsToldBeforeTheQuestion() throws IOException {
        read(QtiFiles.zip(Map.of(
                "imsmanifest.xml",
                QtiFiles.bytes(QtiFiles.manifest("imsqti_item_xmlv3p0", "i.xml")),
                "i.xml",
                QtiFiles.file("stimulus-item-30.xml"),
                "shared/stimulus 30.xml",
                QtiFiles.file("stimulus-30.xml"))));

        assertThat(found.items)
                .singleElement()
                .isInstanceOfSatisfying(
                        Incoming.Item.class,
                        item -> assertThat(item.form().stem()).isEqualTo("厨师如厕后直接切凉菜。\n厨师做错了什么？"));
    }

    @Test
    void aPackageOfQtiOneIsToldWhatItIs() throws IOException {
        read(QtiFiles.zip(Map.of(
                "imsmanifest.xml",
                QtiFiles.bytes(QtiFiles.manifest("imsqti_xmlv1p2", "quiz.xml")),
                "quiz.xml",
                QtiFiles.bytes("<questestinterop/>"))));

        assertThat(found.items)
                .containsExactly(new Incoming.Refused(
                        1, "R0", List.of(Fault.of(Fault.Code.UNSUPPORTED, "QTI 1: imsqti_xmlv1p2"))));
    }

    @ParameterizedTest
    @CsvSource({"choice-canvas-21.xml,QTI_2_1", "choice-tao-22.xml,QTI_2_2", "bom-30.xml,QTI_3_0"})
    void theVersionShowsInTheFile(String name, String format) throws IOException {
        for (var file : List.of(
                QtiFiles.file(name),
                QtiFiles.packed("imsqti_item_xmlv" + format.substring(4).replace('_', 'p'), name))) {
            try (var upload = Upload.receive(new ByteArrayInputStream(file), name)) {
                assertThat(QtiDialect.values())
                        .filteredOn(dialect -> recognises(dialect, upload))
                        .extracting(dialect -> dialect.format().name())
                        .containsExactly(format);
            }
        }
    }

    private static boolean recognises(QtiDialect dialect, Upload upload) {
        try {
            return QtiFormat.recognises(dialect, upload);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
