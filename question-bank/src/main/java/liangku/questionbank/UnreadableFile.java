package liangku.questionbank;

import java.util.List;

/** Ends an import from anywhere inside it and rolls its transaction back; becomes {@link ImportResult.Unreadable}. */
final class UnreadableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FileFault fault;

    UnreadableFile(FileFault.Code code, Object... details) {
        this(new FileFault(code, List.of(details).stream().map(Object::toString).toList()));
    }

    private UnreadableFile(FileFault fault) {
        super(fault.en());
        this.fault = fault;
    }

    FileFault fault() {
        return fault;
    }
}
