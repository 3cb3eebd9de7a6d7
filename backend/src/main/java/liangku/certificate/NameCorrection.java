package liangku.certificate;

/** What setting a person's name right came to. */
public sealed interface NameCorrection {

    record Corrected() implements NameCorrection {}

    /** Whoever corrects a name says why, in 4 to 200 characters. */
    record NoReason() implements NameCorrection {}

    record NotFound() implements NameCorrection {}

    /** They have left the caller's scope: somebody else speaks for them now. */
    record Left() implements NameCorrection {}

    /** It is written like that already. */
    record Same() implements NameCorrection {}

    /** A certificate bears the name: it is the regulator's to say that it was wrong. */
    record Certified() implements NameCorrection {}
}
