package liangku.exam;

/** Why an exam is sat: to be certified for a programme, or drawn by a regulator at the door. */
public enum ExamKind {
    CERTIFICATION,
    SPOT_CHECK
}
