package liangku.identity;

/** What a caller may do. Authorities are {@code ROLE_<name>}. The three administrators exclude each other (三员). */
public enum Role {
    WORKER,
    EMPLOYER,
    REGULATOR,
    AUTHOR,
    REVIEWER,
    SYSTEM_ADMIN,
    SECURITY_ADMIN,
    AUDIT_ADMIN
}
