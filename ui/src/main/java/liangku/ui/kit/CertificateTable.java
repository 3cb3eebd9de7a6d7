package liangku.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import liangku.certificate.Certificate;
import liangku.certificate.CertificateNumber;
import liangku.certificate.Certificates;
import liangku.certificate.Pdf;
import liangku.identity.Caller;

/** Certificates in a list, each with its PDF; who asks is told apart at every download. */
public final class CertificateTable {

    private static final int PROGRAMME = 3;

    private final Certificates certificates;
    private final Supplier<Caller> caller;
    private final Clock clock;
    private final Formats formats;
    private final UnaryOperator<String> words;
    private final Function<Certificate, String> holder;
    private final Optional<SerializableFunction<Certificate, Component>> deed;

    private CertificateTable(
            Certificates certificates,
            Supplier<Caller> caller,
            Clock clock,
            Formats formats,
            UnaryOperator<String> words,
            Function<Certificate, String> holder,
            Optional<SerializableFunction<Certificate, Component>> deed) {
        this.holder = holder;
        this.deed = deed;
        this.certificates = certificates;
        this.caller = caller;
        this.clock = clock;
        this.formats = formats;
        this.words = words;
    }

    /** As the holder's employer sees it: with full names. */
    public static CertificateTable of(
            Certificates certificates,
            Supplier<Caller> caller,
            Clock clock,
            Formats formats,
            UnaryOperator<String> words) {
        return new CertificateTable(
                certificates,
                caller,
                clock,
                formats,
                words,
                certificate -> certificate.holder().name(),
                Optional.empty());
    }

    /** {@return the same for who may not see whole names without a reason} */
    public CertificateTable masked() {
        return new CertificateTable(
                certificates,
                caller,
                clock,
                formats,
                words,
                certificate -> certificate.holder().masked(),
                deed);
    }

    /** {@return the same with something to do about each} */
    public CertificateTable with(SerializableFunction<Certificate, Component> what) {
        return new CertificateTable(certificates, caller, clock, formats, words, holder, Optional.of(what));
    }

    /** {@return the table of these few} */
    public Component showing(List<Certificate> few) {
        if (few.isEmpty()) {
            return new EmptyState(VaadinIcon.DIPLOMA, words.apply("kit.certificate.none"));
        }
        var table = table();
        table.setItems(few);
        return table.asTallAsItsRows();
    }

    /** {@return the table of all that the caller may see, page after page} */
    public Component paging() {
        var table = table();
        KeyPages.reading(table, (after, limit) -> {
            var page = certificates.page(
                    caller.get().scope(), LocalDate.now(clock), after.map(CertificateNumber::of), limit);
            return new KeyPages.Page<>(page.certificates(), page.next().map(CertificateNumber::toString));
        });
        return table;
    }

    private Table<Certificate> table() {
        var table = new Table<Certificate>();
        table.text(words.apply("kit.certificate.holder"), holder::apply);
        table.part(words.apply("kit.certificate.status"), this::status);
        table.wideText(
                words.apply("kit.certificate.number"),
                certificate -> certificate.number().toString());
        table.wideText(
                words.apply("kit.certificate.programme"),
                certificate -> formats.name(certificate.programmeZh(), certificate.programmeEn()));
        table.wideText(words.apply("kit.certificate.issued"), certificate -> formats.day(certificate.issuedOn()));
        table.wideText(words.apply("kit.certificate.until"), certificate -> formats.day(certificate.validUntil()));
        table.part(words.apply("kit.certificate.pdf"), certificate -> pdf(certificate.number()));
        deed.ifPresent(what -> table.part("", what));
        table.whenEmpty(VaadinIcon.DIPLOMA, words.apply("kit.certificate.none"));
        table.wraps(PROGRAMME, "9rem");
        return table;
    }

    private Badge status(Certificate certificate) {
        var status = certificate.statusOn(LocalDate.now(clock));
        var tone = switch (status) {
            case VALID -> Tone.GOOD;
            case EXPIRED, REVOKED -> Tone.STOP;
            case SUPERSEDED -> Tone.PLAIN;
        };
        return new Badge(formats.name(status.zh(), status.en()), tone);
    }

    private Anchor pdf(CertificateNumber number) {
        var handler = DownloadHandler.fromInputStream(
                event -> switch (certificates.pdf(number, caller.get(), clock.instant())) {
                    case Pdf.Ready ready ->
                        new DownloadResponse(ready.content(), number + ".pdf", "application/pdf", ready.bytes());
                    case Pdf.NotFound none -> DownloadResponse.error(HttpStatusCode.NOT_FOUND);
                    case Pdf.NoFont waits -> DownloadResponse.error(HttpStatusCode.CONFLICT);
                });
        var link = new Anchor(handler, words.apply("kit.certificate.download"));
        link.addClassName("lk-button");
        link.setAriaLabel(words.apply("kit.certificate.download") + " " + number);
        return link;
    }
}
