package liangku.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The key store on disk. Where none is named, one is made: an EC P-256 key with a certificate signed by itself. P-256 and not
 * RSA, because it signs thirty times faster at the same strength and every reader of PDFs knows it. One that is named is never
 * made: a path mistyped once would sign certificates as an issuer that nobody knows, for good.
 */
final class SigningKeyFile {

    private static final int YEARS = 20;
    private static final String ALIAS = "certificates";

    private final CertificateSettings settings;

    SigningKeyFile(CertificateSettings settings) {
        this.settings = settings;
    }

    /**
     * {@return the first key of the store}
     *
     * @param now the made certificate holds from then
     * @throws KeyStoreUnusable if it is not there though it was named, cannot be opened, or holds no key to sign with
     */
    SigningKey load(Instant now) {
        var file = settings.keystoreFile();
        if (!Files.exists(file)) {
            if (settings.namedKeystore().isPresent()) {
                throw new KeyStoreUnusable(file, "there is no such file");
            }
            make(file, now);
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new KeyStoreUnusable(file, "it is no file that can be read");
        }
        return read(file, password(file));
    }

    private static SigningKey read(Path file, char[] password) {
        try {
            return firstKey(file, KeyStore.getInstance(file.toFile(), password), password);
        } catch (KeyStoreException unknown) {
            throw new KeyStoreUnusable(file, "it is no key store", unknown);
        } catch (IOException | GeneralSecurityException failed) {
            var wrong = failed instanceof UnrecoverableKeyException
                    || failed.getCause() instanceof UnrecoverableKeyException;
            throw new KeyStoreUnusable(file, wrong ? "its password is another one" : "it is damaged", failed);
        }
    }

    private static SigningKey firstKey(Path file, KeyStore store, char[] password) throws GeneralSecurityException {
        for (var alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password) instanceof PrivateKey key) {
                if (!SigningKey.ALGORITHMS.contains(key.getAlgorithm())) {
                    throw new KeyStoreUnusable(
                            file, "its key is %s and has to be EC or RSA".formatted(key.getAlgorithm()));
                }
                return new SigningKey(
                        key,
                        Arrays.stream(store.getCertificateChain(alias))
                                .map(X509Certificate.class::cast)
                                .toList());
            }
        }
        throw new KeyStoreUnusable(file, "it has no private key");
    }

    private void make(Path file, Instant now) {
        try {
            makeOrThrow(file, now);
        } catch (IOException | GeneralSecurityException | OperatorCreationException failed) {
            throw new IllegalStateException("cannot make the certificate key store " + file, failed);
        }
    }

    private void makeOrThrow(Path file, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        var folder = file.resolveSibling("");
        Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
        var password = settings.keystorePassword().isBlank()
                ? randomPassword(file)
                : settings.keystorePassword().toCharArray();
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        var name = new X500NameBuilder()
                .addRDN(BCStyle.O, settings.issuerZh())
                .addRDN(BCStyle.CN, settings.issuerEn())
                .build();
        var extensions = new JcaX509ExtensionUtils();
        var builder = new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(127, new SecureRandom()),
                        Date.from(now.minus(1, ChronoUnit.HOURS)),
                        Date.from(now.plus(365L * YEARS, ChronoUnit.DAYS)),
                        name,
                        pair.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(
                        Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                .addExtension(
                        Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(pair.getPublic()));
        var certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry(ALIAS, pair.getPrivate(), password, new Certificate[] {certificate});
        publish(file, draft -> {
            try (var out = Files.newOutputStream(draft)) {
                store.store(out, password);
            } catch (GeneralSecurityException failed) {
                throw new IOException("cannot write the key store", failed);
            }
        });
    }

    private char[] password(Path file) {
        if (!settings.keystorePassword().isBlank()) {
            return settings.keystorePassword().toCharArray();
        }
        try {
            return Files.readString(passwordFile(file)).strip().toCharArray();
        } catch (IOException unreadable) {
            throw new KeyStoreUnusable(
                    file,
                    "its password is not set, nor can it be read from %s".formatted(passwordFile(file)),
                    unreadable);
        }
    }

    private static char[] randomPassword(Path file) throws IOException {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        publish(
                passwordFile(file),
                draft -> Files.writeString(
                        draft,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(random),
                        StandardCharsets.US_ASCII));
        return Files.readString(passwordFile(file)).strip().toCharArray();
    }

    private static Path passwordFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".password");
    }

    /** Of two processes that start at once, one file wins and both then read the same. */
    private static void publish(Path file, Writing writing) throws IOException {
        var folder = file.resolveSibling("");
        var draft = Files.createTempFile(folder, file.getFileName().toString(), ".new", ownerOnly(folder, "rw-------"));
        try {
            writing.to(draft);
            // The name is there for good; what it names has to be so before it.
            try (var written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException other) {
            // The other process was first; its file is read by the caller.
        } finally {
            Files.delete(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder, String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private interface Writing {
        void to(Path draft) throws IOException;
    }
}
