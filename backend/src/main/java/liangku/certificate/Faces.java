package liangku.certificate;

/**
 * The faces of a certificate. Sans has 27,790 Chinese characters and is for everything; kai is the warm hand of titles and
 * names, with the 4,061 most common ones and 965 rare ones that sans lacks. {@code docs/decisions} says how they were made.
 */
enum Faces {
    SANS,
    KAI,
    /** Of the city, for characters that neither of the others has. */
    OWN
}
