package liangku.certificate;

import java.time.LocalDate;
import java.time.Period;
import liangku.employer.Category;
import liangku.people.Post;
import liangku.programme.Duty;
import liangku.programme.DutyMatrix;
import liangku.programme.Programme;
import liangku.programme.ProgrammeId;
import liangku.programme.Programmes;
import org.springframework.stereotype.Component;

/** For what and for how long certificates are issued. */
@Component
class Terms {

    private final Programmes programmes;
    private final DutyMatrix matrix;
    private final CertificateSettings settings;

    Terms(Programmes programmes, DutyMatrix matrix, CertificateSettings settings) {
        this.programmes = programmes;
        this.matrix = matrix;
        this.settings = settings;
    }

    Programme programme(ProgrammeId id) {
        return programmes.find(id).orElseThrow(() -> new IllegalArgumentException("there is no programme " + id));
    }

    /** {@return how long a certificate holds that is issued on {@code day} for this post at this kind of business} */
    Period validity(Category category, Post post, LocalDate day) {
        return matrix.dutyOf(category, post, day).map(Duty::validity).orElse(settings.validity());
    }
}
