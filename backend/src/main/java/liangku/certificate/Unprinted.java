package liangku.certificate;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;

/**
 * Certificates that count and have no PDF, because no font has a character of them. With a font that has it they are printed
 * by themselves at the next start.
 */
@Service
public class Unprinted {

    private static final Logger LOG = LoggerFactory.getLogger(Unprinted.class);
    private static final int LIST_MAX = 200;

    private final CertificateTable certificates;
    private final RenderingTable table;
    private final Renderings renderings;
    private final Verifications verifications;
    private final CertificatePress press;
    private final Clock clock;

    Unprinted(
            CertificateTable certificates,
            RenderingTable table,
            Renderings renderings,
            Verifications verifications,
            CertificatePress press,
            Clock clock) {
        this.certificates = certificates;
        this.table = table;
        this.renderings = renderings;
        this.verifications = verifications;
        this.press = press;
        this.clock = clock;
    }

    /**
     * What is wanted of a font.
     *
     * @param numbers of the certificates that wait for it, those first that wait longest, at most 200
     * @param characters that no font has, as {@code U+20001}; of which certificate is not said, they are parts of names
     */
    public record Wanted(List<CertificateNumber> numbers, List<String> characters) {}

    /** {@return what waits; both lists are empty if nothing does} */
    public Wanted wanted() {
        var numbers = table.waiting(LIST_MAX);
        var characters = numbers.stream()
                .flatMap(number -> certificates.find(number).stream())
                .flatMapToInt(certificate -> press.missing(certificate).codePoints())
                .distinct()
                .sorted()
                .mapToObj("U+%04X"::formatted)
                .toList();
        return new Wanted(numbers, characters);
    }

    /** Prints what has become printable; while the platform is in use already. */
    @Async
    @EventListener(ApplicationReadyEvent.class)
    void printAgain() {
        var printed = table.waiting(LIST_MAX).stream()
                .filter(number -> renderings.pdf(number, clock.instant()) instanceof Pdf.Ready)
                .toList();
        printed.forEach(verifications::forget);
        if (!printed.isEmpty()) {
            LOG.info(
                    "certificates printed that waited for a font numbers={}",
                    printed.stream().map(CertificateNumber::toString).collect(Collectors.joining(",")));
        }
    }
}
