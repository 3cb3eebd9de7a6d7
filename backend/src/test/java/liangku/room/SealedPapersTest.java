package liangku.room;

import static liangku.room.RoomHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import liangku.exam.Answer;
import liangku.exam.Attempt;
import liangku.exam.PhoneId;
import liangku.exam.Sender;
import liangku.people.Post;
import liangku.people.WorkerId;
import liangku.questionbank.Response;
import org.junit.jupiter.api.Test;

/** What a device kept of somebody's answers: opened by its key only, and brought to the attempt once. */
class SealedPapersTest {

    private static final RoomHall HALL = new RoomHall();
    private static final SealedPapers PAPERS = new SealedPapers(HALL.hall.db);
    private static final LatePapers LATE = new LatePapers(HALL.hall.answers, HALL.hall.handIns);
    private static final String PIN = "274915";

    private final WorkerId worker = HALL.hall.learned(HALL.canteen, Post.WORKER).worker();
    private final Sender tablet = new Sender(Optional.of(new PhoneId(UUID.randomUUID())), Optional.empty());

    @Test
    void onlyWhatWasSealedForTheSeatOpens() throws GeneralSecurityException {
        HALL.pins.choose(worker, PIN, NOON);
        HALL.pins.choose(HALL.second, "860273", NOON);
        var room = HALL.paired(NOON);
        var mine = HALL.seated(room, worker, PIN, NOON);
        var others = HALL.seated(room, HALL.second, "860273", NOON.plusSeconds(1));
        var sealed = sealed(mine, mine.candidate(), "{\"attemptId\":\"…\"}");

        assertThat(PAPERS.open(mine.candidate(), sealed))
                .contains(new SealedPapers.Opened(worker, "{\"attemptId\":\"…\"}"));
        assertThat(PAPERS.open(others.candidate(), sealed))
                .as("under another's name")
                .isEmpty();
        assertThat(PAPERS.open(mine.candidate(), sealed(others, mine.candidate(), "{}")))
                .as("with another's key")
                .isEmpty();
        sealed[20] ^= 1;
        assertThat(PAPERS.open(mine.candidate(), sealed)).as("changed").isEmpty();
        assertThat(PAPERS.open(mine.candidate(), new byte[5])).isEmpty();
        assertThat(PAPERS.open(new CandidateId(UUID.randomUUID()), sealed)).isEmpty();
    }

    @Test
    void answersAndPaperArriveOnceHoweverOftenTheyAreBrought() {
        var attempt = HALL.hall.started(worker);
        var paper = paper(
                attempt,
                List.of(answer(attempt, 1, 1), answer(attempt, 2, 2)),
                Optional.of(new LatePapers.Handed(Optional.empty())));

        assertThat(LATE.deliver(worker, paper, NOON.plusSeconds(60))).isEqualTo(new LatePapers.Delivery.Delivered());
        assertThat(LATE.deliver(worker, paper, NOON.plusSeconds(90))).isEqualTo(new LatePapers.Delivery.Delivered());

        assertThat(HALL.hall.attempts.view(worker, attempt.id(), NOON.plusSeconds(99)))
                .get()
                .isInstanceOf(Attempt.Marked.class);
    }

    @Test
    void answersUnderNumbersThatAreUsedGoBehindThem() {
        var attempt = HALL.hall.started(worker);
        HALL.hall.answers.save(worker, attempt.id(), List.of(answer(attempt, 1, 5)), NOON.plusSeconds(5));

        var delivered = LATE.deliver(
                worker,
                paper(attempt, List.of(answer(attempt, 1, 1), answer(attempt, 2, 2)), Optional.empty()),
                NOON.plusSeconds(60));

        assertThat(delivered).isEqualTo(new LatePapers.Delivery.Delivered());
        var open = (Attempt.Open) HALL.hall
                .attempts
                .view(worker, attempt.id(), NOON.plusSeconds(61))
                .orElseThrow();
        assertThat(open.answers()).extracting(Answer::item).containsExactly(1, 2, 5);
        assertThat(open.savedSeq()).isEqualTo(3);
    }

    @Test
    void anAnswerThatIsNoneToThePaperDoesNotHoldTheOthersBack() {
        var attempt = HALL.hall.started(worker);
        var unfit = new Answer(3, 99, new Response(List.of("A")));
        var paper = paper(
                attempt,
                List.of(answer(attempt, 1, 1), answer(attempt, 2, 2), unfit, answer(attempt, 4, 4)),
                Optional.of(new LatePapers.Handed(Optional.empty())));

        assertThat(LATE.deliver(worker, paper, NOON.plusSeconds(60))).isEqualTo(new LatePapers.Delivery.Delivered());

        var marked = (Attempt.Marked) HALL.hall
                .attempts
                .view(worker, attempt.id(), NOON.plusSeconds(99))
                .orElseThrow();
        assertThat(marked.receipt().orElseThrow().lines()).isEqualTo(3);
    }

    @Test
    void nobodysPaperIsRefused() {
        var attempt = HALL.hall.started(worker);

        assertThat(LATE.deliver(
                        HALL.second,
                        paper(attempt, List.of(answer(attempt, 1, 1)), Optional.empty()),
                        NOON.plusSeconds(60)))
                .isInstanceOf(LatePapers.Delivery.NoAttempt.class);
    }

    @Test
    void whatThereIsNoRoomForDoesNotKeepTheRestAwayAndIsNotSaidToBeDelivered() {
        var attempt = HALL.hall.started(worker);
        var late = attempt.deadline().plusSeconds(3600);
        var answers = LongStream.rangeClosed(1, 1_005)
                .mapToObj(seq -> new Answer(seq, 1, new Response(List.of())))
                .toList();

        assertThat(LATE.deliver(worker, paper(attempt, answers, Optional.empty()), late))
                .isEqualTo(new LatePapers.Delivery.Full(1_000));

        assertThat(HALL.hall
                        .db
                        .sql("select count(*) from exam.late_answer where attempt_id = :id")
                        .param("id", attempt.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1_000);
    }

    private LatePapers.Paper paper(Attempt.Open attempt, List<Answer> answers, Optional<LatePapers.Handed> handed) {
        return new LatePapers.Paper(attempt.id(), answers, tablet, handed);
    }

    /** Something that can be said to this item. */
    private static Answer answer(Attempt.Open attempt, long seq, int item) {
        return Arrays.stream(HALL.hall.answersOf(attempt, 9))
                .filter(one -> one.item() == item)
                .map(one -> new Answer(seq, item, one.response()))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] sealed(Identifying.Seated with, CandidateId who, String text)
            throws GeneralSecurityException {
        var nonce = new byte[12];
        new SecureRandom().nextBytes(nonce);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        var key = new SecretKeySpec(Base64.getDecoder().decode(with.paperKey()), "AES");
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(("liangku-room-paper-1\n" + who).getBytes(StandardCharsets.US_ASCII));
        var sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
        var all = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
        return all;
    }
}
