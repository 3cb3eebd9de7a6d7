package liangku.questionbank;

import static liangku.questionbank.Samples.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** Recordings of what questions say, on real PostgreSQL. */
class RecordingsTest {

    private static final String AUTHOR = "account:author";
    private static final String REVIEWER = "account:reviewer";
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final byte[] ONE = RecordingFileTest.mp3(2);
    private static final byte[] OTHER = RecordingFileTest.mp3(3);
    private static final String HASH = "0123456789abcdef".repeat(4);

    private final TestBank bank = TestBank.over(TestDatabase.of("questionbank"));
    private final List<Object> told = new ArrayList<>();
    private final Recordings recordings = new Recordings(bank.db(), told::add);

    @Test
    void aRecordingIsKeptForItsWordsHoweverTheyAreWritten() {
        var kept = kept("看图：![冰箱](picture:%s)\n放在哪里？ ".formatted(HASH), ONE);

        assertThat(kept.said()).isEqualTo("看图： 冰箱 放在哪里？");
        assertThat(kept.mediaType()).isEqualTo("audio/mpeg");
        assertThat(kept.recordedBy()).isEqualTo(AUTHOR);
        var asked = "看图：\u3000冰箱\t放在哪里？";
        assertThat(recordings.of(List.of(asked, "看图：冰箱放在哪里？"))).containsOnlyKeys(asked);
        assertThat(recordings.of(List.of(asked)).get(asked)).isEqualTo(kept);
        assertThat(recordings.sound(kept.sha256()).orElseThrow().bytes()).isEqualTo(ONE);
        assertThat(recordings.sound(HASH)).isEmpty();
    }

    @Test
    void aNewRecordingTakesThePlaceOfTheOldOneAndHasAnotherAddress() {
        var old = kept("冷藏", ONE);
        var fresh = kept(" 冷藏 ", OTHER);

        assertThat(recordings.of(List.of("冷藏")).get("冷藏")).isEqualTo(fresh);
        assertThat(fresh.url()).isNotEqualTo(old.url());
        assertThat(bank.db()
                        .sql("select count(*) from questionbank.recording")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aRecordingIsRemovedAndTheSameFileForOtherWordsStays() {
        var kept = kept("冷藏", ONE);
        kept("冷冻", ONE);

        assertThat(recordings.remove("冷藏 ", REVIEWER, NOON)).isTrue();
        assertThat(recordings.remove("冷藏", REVIEWER, NOON)).isFalse();

        assertThat(recordings.of(List.of("冷藏", "冷冻"))).containsOnlyKeys("冷冻");
        assertThat(new Recordings(bank.db(), told::add).sound(kept.sha256())).isPresent();
    }

    @Test
    void whoBroughtReplacedAndRemovedWhatIsTold() {
        var old = kept("冷藏", ONE);
        var fresh = kept("冷藏", OTHER);
        recordings.removeById(fresh.id(), REVIEWER, NOON);
        recordings.removeById(fresh.id(), REVIEWER, NOON);

        assertThat(told)
                .containsExactly(
                        new RecordingChanged(RecordingChanged.Change.KEPT, old.id(), old.sha256(), AUTHOR, NOON),
                        new RecordingChanged(RecordingChanged.Change.KEPT, old.id(), fresh.sha256(), AUTHOR, NOON),
                        new RecordingChanged(
                                RecordingChanged.Change.REMOVED, old.id(), fresh.sha256(), REVIEWER, NOON));
    }

    @Test
    void whatIsNoRecordingOrReadsNothingIsRefusedInBothLanguages() {
        assertThat(refused("冷藏", new byte[Recording.BYTES_MAX + 1]).zh())
                .isEqualTo("录音“a.mp3”不能使用：512 KB; MP3, M4A (AAC) ≤ 512 KB");
        assertThat(refused("冷藏", "RIFF".getBytes(StandardCharsets.US_ASCII)).en())
                .isEqualTo("recording 'a.mp3' cannot be used: MP3, M4A (AAC) ≤ 512 KB");
        assertThat(refused(" \n", ONE).code()).isEqualTo(Fault.Code.MISSING);
        assertThat(refused("很".repeat(QuestionContent.TEXT_MAX + 1), ONE).code())
                .isEqualTo(Fault.Code.TOO_LONG);
        assertThat(recordings.of(List.of("冷藏"))).isEmpty();
    }

    @Test
    void aQuestionIsHeardTextByTextAndEachTextOnce() {
        kept("pH", ONE);
        var words = new Wording("Which one?", List.of("pH", "Salt"), List.of(), List.of(), "", List.of());
        var about = new About(
                List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.of(new Translation(words, "")));
        var question = question(new QuestionContent(
                "Q-1",
                new Body.SingleChoice("哪一个？", List.of("pH", "盐"), 0, List.of()),
                "因为\n如此。",
                "0603",
                2,
                "",
                about));

        assertThat(recordings.heard(question))
                .extracting(heard -> heard.language() + " " + heard.said()
                        + (heard.recording().isPresent() ? " ♪" : ""))
                .containsExactly("ZH 哪一个？", "ZH pH ♪", "ZH 盐", "ZH 因为 如此。", "EN Which one?", "EN Salt");
    }

    @Test
    void aCaseIsHeardWithItsParts() {
        var pairs = new Body.Matching("配对", List.of("手", "刀"), List.of("洗", "磨"), List.of(0, 1), Scoring.PARTIAL);
        var question = question(new QuestionContent(
                "Q-1",
                new Body.Case("故事", List.of(pairs, new Body.TrueFalse("对吗", Body.TrueFalse.Verdict.RIGHT))),
                "",
                "0603",
                2,
                ""));

        assertThat(recordings.heard(question))
                .extracting(Heard::said)
                .containsExactly("故事", "配对", "手", "刀", "洗", "磨", "对吗");
    }

    @Test
    void whatIsInUseAndNotRecordedIsToldPageByPage() {
        for (int i = 0; i < 5; i++) approved("Q-%d".formatted(i), "第%d题".formatted(i));
        add("Q-9", "草稿");
        kept("第1题", ONE);
        kept("解析", ONE);

        var said = new ArrayList<String>();
        var page = recordings.wanted("", 2);
        assertThat(page.next()).contains("Q-2");
        while (true) {
            page.texts().forEach(wanted -> said.add(wanted.identifier() + " " + wanted.said()));
            if (page.next().isEmpty()) break;
            page = recordings.wanted(page.next().orElseThrow(), 2);
        }

        assertThat(said).containsExactly("Q-0 第0题", "Q-2 第2题", "Q-3 第3题", "Q-4 第4题");
    }

    @Test
    void anEditUnderReviewIsNotWantedYetAndARetiredQuestionNoMore() {
        var edited = approved("Q-1", "旧的");
        bank.questions().change(edited.reference(), statement("Q-1", "新的"), AUTHOR, NOON);
        var retired = approved("Q-2", "停用的");
        bank.questions().retire(List.of(retired.id()), "旧", REVIEWER, NOON);

        assertThat(recordings.wanted("", 10).texts())
                .extracting(WantedRecordings.Wanted::said)
                .containsExactly("旧的", "解析");
    }

    private static Question question(QuestionContent content) {
        return new Question(
                new QuestionId(new UUID(0, 1)), 1, QuestionStatus.DRAFT, content, Labels.NONE, AUTHOR, NOON);
    }

    private Recording kept(String text, byte[] bytes) {
        return ((RecordingKeeping.Kept) recordings.keep(text, bytes, "a.mp3", AUTHOR, NOON)).recording();
    }

    private Fault refused(String text, byte[] bytes) {
        return ((RecordingKeeping.Refused) recordings.keep(text, bytes, "a.mp3", AUTHOR, NOON)).fault();
    }

    private Question add(String identifier, String stem) {
        return ((Saving.Saved) bank.questions().add(statement(identifier, stem), AUTHOR, NOON)).question();
    }

    private Question approved(String identifier, String stem) {
        var question = add(identifier, stem);
        bank.reviewed(List.of(question.reference()), AUTHOR, REVIEWER, NOON);
        return question;
    }
}
