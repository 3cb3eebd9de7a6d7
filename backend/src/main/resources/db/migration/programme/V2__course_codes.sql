-- The managers' course is called 'manager' by those who write it.
update programme.programme
set course_codes = '{basics,manager}'
where code = 'MANAGER';
