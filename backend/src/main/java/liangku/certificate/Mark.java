package liangku.certificate;

/** Whether a sheet of paper means what it says. */
enum Mark {
    GENUINE,
    /** Printed in large letters: this certificate is invalid. */
    DEMO
}
