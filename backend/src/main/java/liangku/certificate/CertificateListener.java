package liangku.certificate;

import java.time.Clock;
import liangku.exam.AttemptMarked;
import liangku.exam.AttemptRemarked;
import liangku.exam.ExamKind;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What makes certificates come into being. */
@Component
class CertificateListener {

    private final Certificates certificates;
    private final Renderings renderings;
    private final Verifications verifications;
    private final Clock clock;

    CertificateListener(Certificates certificates, Renderings renderings, Verifications verifications, Clock clock) {
        this.certificates = certificates;
        this.renderings = renderings;
        this.verifications = verifications;
        this.clock = clock;
    }

    /**
     * In the marking transaction on purpose, not after it: the worker sees the number together with the result, and no
     * crash can leave a pass without its certificate.
     */
    @EventListener
    void issue(AttemptMarked marked) {
        if (marked.kind() == ExamKind.CERTIFICATION && marked.verdict() == AttemptMarked.Verdict.PASSED) {
            certificates.issue(Pass.of(marked));
        }
    }

    /** Answers that came late may make a pass of a fail; what was issued already is not issued twice. */
    @EventListener
    void issue(AttemptRemarked anew) {
        issue(anew.marked());
    }

    /** Rendering takes a moment and fonts, so nobody waits for it; it is done again if it was interrupted. */
    @ApplicationModuleListener
    void render(CertificateIssued issued) {
        var number = CertificateNumber.of(issued.number());
        renderings.pdf(number, clock.instant());
        verifications.forget(number);
    }
}
