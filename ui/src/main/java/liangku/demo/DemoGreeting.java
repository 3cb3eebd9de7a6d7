package liangku.demo;

import liangku.certificate.CertificateSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells who started the platform where to go. */
@Component
class DemoGreeting {

    private static final Logger LOG = LoggerFactory.getLogger(DemoGreeting.class);

    private final DemoSettings demo;
    private final OwnLibrary library;
    private final CertificateSettings certificates;
    private final Environment environment;

    DemoGreeting(DemoSettings demo, OwnLibrary library, CertificateSettings certificates, Environment environment) {
        this.demo = demo;
        this.library = library;
        this.certificates = certificates;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        var home = "http://localhost:" + environment.getProperty("local.server.port", "8080");
        System.out.printf("%nLiangku is ready%n");
        System.out.printf("  desks                 %s/%n", home);
        System.out.printf("  phones                %s/m/%n", home);
        System.out.printf("  verify a certificate  %s/verify%n", home);
        System.out.printf("  API                   %s/v3/api-docs%n", home);
        if (demo.on()) {
            System.out.printf("  supervision platform  %s/demo/supervision%n%n", home);
            System.out.printf("This is a demo; all data is invented, and it listens on this machine only.%n");
            System.out.printf(
                    "  desks:  author  reviewer  employer  regulator  system  security  audit   password %s%n",
                    DemoCity.PASSWORD);
            System.out.printf("  phones: 13900000001 to 13900000012, code 246810%n");
        } else if (library.isEmpty()) {
            System.out.printf(
                    "%nThere is no question and no course yet. Those that come with the platform are loaded by%n");
            System.out.printf("  ./run --load-library%n");
            System.out.printf("after stopping it; then exams can be sat. Loading them again later changes nothing.%n");
        }
        if (!demo.on() && certificates.isLocal()) {
            warnOfTheAddress();
        }
        System.out.println();
    }

    /** Certificates are issued all the same: whoever only tries things out needs no address. */
    private void warnOfTheAddress() {
        LOG.warn("certificates will point to {}; set LIANGKU_PUBLIC_URL", certificates.publicUrl());
        System.out.printf("%n!!! The public address is %s.%n", certificates.publicUrl());
        System.out.printf(
                "!!! It is printed into the QR code of every certificate, for good, and leads nobody else here.%n");
        System.out.printf("!!! Set LIANGKU_PUBLIC_URL and start again before the first certificate is issued.%n");
    }
}
