package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFault;
import liangku.questionbank.Incoming;
import liangku.questionbank.Intake;
import liangku.questionbank.Topic;
import liangku.questionbank.UnreadableFile;

/** Reads packages and single items of any version: which one a file speaks shows in its names. */
final class QtiReader {

    private final Intake.Sink sink;
    private final QtiNotes notes;
    private final Map<String, String> topics = new HashMap<>();

    /** Of each file that was read; 0 for a test. */
    private final Map<String, Integer> positions = new HashMap<>();

    private final List<Read> tests = new ArrayList<>();
    private int position;

    /** A test waits for all items. */
    private record Read(String path, QtiTest test, QtiBlueprintWords ours) {}

    QtiReader(List<Topic> topics, Intake.Sink sink) {
        this.sink = sink;
        this.notes = new QtiNotes(sink);
        for (var topic : topics) {
            if (!topic.leaf()) continue;
            this.topics.put(QtiMetadata.folded(topic.code()), topic.code());
            this.topics.put(QtiMetadata.folded(topic.zh()), topic.code());
            this.topics.put(QtiMetadata.folded(topic.en()), topic.code());
        }
    }

    void read(Upload upload) throws IOException {
        if (upload.isZip()) {
            try (var files = QtiPackage.open(upload.path())) {
                QtiManifest.read(files, resource -> take(files, resource));
                tests();
            }
        } else {
            alone(upload);
        }
        notes.finish();
    }

    private void alone(Upload upload) throws IOException {
        try (var in = Files.newInputStream(upload.path())) {
            var root = QtiXml.read(in.readNBytes(QtiPackage.FILE_MAX + 1));
            if (!root.is("assessmentItem")) throw new UnreadableFile(FileFault.Code.BROKEN, "<" + root.name() + ">");
            position = 1;
            var texts = new QtiText(Optional.empty(), upload.name(), sink, notes);
            sink.accept(new QtiItemReader(upload.name(), root, QtiMetadata.NOTHING, texts).read(position));
        } catch (QtiXml.Broken broken) {
            throw new UnreadableFile(FileFault.Code.BROKEN, Damage.in("XML", broken.why()));
        }
    }

    /** One resource after the other, so that no more than one item is ever held. */
    private void take(QtiPackage files, QtiManifest.Resource resource) throws IOException {
        if (resource.isOld()) {
            refuse(resource, Fault.of(Fault.Code.UNSUPPORTED, "QTI 1: " + resource.type()));
        } else if (resource.isSection()) {
            refuse(resource, Fault.of(Fault.Code.UNSUPPORTED, "assessmentSection"));
        } else if (resource.isTest()) {
            test(files, resource);
        } else if (resource.isItem()) {
            var file = resource.file().isEmpty()
                    ? Optional.<byte[]>empty()
                    : files.file(resource.file().get());
            if (file.isEmpty()) {
                refuse(resource, Fault.of(Fault.Code.NO_SUCH_FILE, resource.href()));
                return;
            }
            var path = resource.file().get();
            // Some manifests list an item again with each test that has it.
            if (positions.containsKey(path)) return;
            positions.put(path, position + 1);
            try {
                item(files, resource, path, QtiXml.read(file.get()));
            } catch (QtiXml.Broken broken) {
                refuse(resource, Fault.of(Fault.Code.BROKEN_ITEM, path, broken.why()));
            }
        }
    }

    private void test(QtiPackage files, QtiManifest.Resource resource) throws IOException {
        var file = resource.file().isEmpty()
                ? Optional.<InputStream>empty()
                : files.open(resource.file().get());
        if (file.isEmpty()) {
            refuse(resource, Fault.of(Fault.Code.NO_SUCH_FILE, resource.href()));
            return;
        }
        var path = resource.file().get();
        try (var in = file.get()) {
            if (positions.putIfAbsent(path, 0) != null) return;
            var ours = resource.metadata().map(QtiBlueprintWords::read).orElse(QtiBlueprintWords.NOTHING);
            tests.add(new Read(path, QtiTestReader.read(in), ours));
        } catch (QtiXml.Broken broken) {
            refuse(resource, Fault.of(Fault.Code.BROKEN_ITEM, path, broken.why()));
        }
    }

    private void tests() {
        var teller = new QtiTests(notes, positions);
        for (var read : tests) teller.say(read.path, read.test, read.ours).ifPresent(sink::test);
    }

    private void item(QtiPackage files, QtiManifest.Resource resource, String path, QtiNode.Element root) {
        if (!root.is("assessmentItem")) {
            refuse(resource, Fault.of(Fault.Code.UNSUPPORTED, root.name()));
            return;
        }
        var about = resource.metadata()
                .map(metadata -> QtiMetadata.read(metadata, topics))
                .orElse(QtiMetadata.NOTHING);
        var texts = new QtiText(Optional.of(files), path, sink, notes);
        sink.accept(new QtiItemReader(path, root, about, texts).read(++position));
    }

    private void refuse(QtiManifest.Resource resource, Fault fault) {
        sink.accept(new Incoming.Refused(++position, resource.identifier(), List.of(fault)));
    }
}
