package liangku.questionbank;

import java.time.Instant;

/** A release was published: from now on exams may name it. */
public record ReleasePublished(ReleaseId release, int number, Instant publishedAt) {}
