package liangku.programme;

import java.time.LocalDate;
import java.time.Period;
import liangku.people.Post;

/**
 * What one post at one kind of business owes, from a day until the matrix says otherwise.
 *
 * @param effectiveFrom the first day it holds
 * @param hoursPerYear hours of training owed in a year
 * @param validity how long a certificate lasts that is issued under it
 * @param examInterval how often the exam has to be passed
 * @param beforeWork whether nobody may start at the post before passing (不得上岗)
 * @param basis the law or norm it rests on
 */
public record Duty(
        LocalDate effectiveFrom,
        Post post,
        ProgrammeId programme,
        int hoursPerYear,
        Period validity,
        Period examInterval,
        boolean beforeWork,
        String basis) {}
