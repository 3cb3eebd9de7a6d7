package liangku.questionbank;

/** Ends an import from anywhere inside it and rolls its transaction back; becomes {@link ImportResult.Unreadable}. */
public final class UnreadableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FileFault fault;

    /** @param details what came and what was wanted, in the order the code's sentences name them */
    public UnreadableFile(FileFault.Code code, Object... details) {
        this(FileFault.of(code, details));
    }

    private UnreadableFile(FileFault fault) {
        super(fault.en());
        this.fault = fault;
    }

    /** {@return what is wrong with the file} */
    public FileFault fault() {
        return fault;
    }
}
