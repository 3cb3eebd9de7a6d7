-- A pass holds as long as the certificate it earned, wherever its holder works by then: the duty of today's post may give it
-- longer or shorter. Who certifies says the day; passes of before have it from their certificates.
create table exam.pass_term (
    attempt_id  uuid primary key,
    holds_until date not null
);

do $$
begin
    if to_regclass('certificate.certificate') is not null then
        insert into exam.pass_term (attempt_id, holds_until)
        select attempt_id, valid_until from certificate.certificate;
    end if;
end
$$;
