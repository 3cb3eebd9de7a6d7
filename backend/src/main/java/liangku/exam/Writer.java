package liangku.exam;

import java.time.Instant;

/** Which phone answers of an attempt are taken from, and since when. */
public record Writer(PhoneId phone, Instant since) {}
