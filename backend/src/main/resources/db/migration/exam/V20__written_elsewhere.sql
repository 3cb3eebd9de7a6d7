-- What a phone gave when the candidate had gone on with another one is for a person to decide.
alter table exam.late_answer
    drop constraint reason_is_known,
    add constraint reason_is_known
        check (reason in ('NO_EVIDENCE', 'NO_TICKET', 'FOREIGN_TICKET', 'BEFORE_THE_TICKET', 'DOES_NOT_FOLLOW',
                          'AFTER_THE_DEADLINE', 'WRITTEN_ELSEWHERE', 'WINDOW_CLOSED', 'HANDED_IN'));
