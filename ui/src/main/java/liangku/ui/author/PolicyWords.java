package liangku.ui.author;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import liangku.exam.ExamKind;
import liangku.exam.ExamSettings.Lessons;
import liangku.exam.ExamTerms;
import liangku.exam.ExamWindow;
import liangku.exam.TermsWish.Fault;
import liangku.ui.kit.Formats;

/** What an exam asks, in words for people. */
record PolicyWords(Formats formats, Translation translation) {

    /** As a component translates. */
    interface Translation {
        String of(String key, Object... parameters);
    }

    /** One thing a policy says. */
    record Line(String term, String what) {}

    /** {@return always the same terms in the same order for a kind, so that two policies can be compared line by line} */
    List<Line> lines(ExamKind kind, ExamTerms terms) {
        var lines = new ArrayList<Line>();
        lines.add(line("author.policy.time", time(terms)));
        lines.add(line("author.policy.pass", say("author.policy.pass.value", terms.passPercent())));
        lines.add(line("author.policy.tries", tries(kind, terms)));
        if (kind == ExamKind.CERTIFICATION) {
            lines.add(line("author.policy.when", when(terms.window())));
            lines.add(line("author.policy.before", before(terms.before())));
        }
        return lines;
    }

    /** {@return what came and what is wanted} */
    String fault(Fault fault) {
        var rule = fault.rule();
        return say("author.policy.fault." + rule.name(), fault.came(), number(rule.least()), number(rule.most()));
    }

    private String time(ExamTerms terms) {
        return terms.grace().isZero()
                ? say("author.policy.time.strict", terms.limit().toMinutes())
                : say(
                        "author.policy.time.value",
                        terms.limit().toMinutes(),
                        terms.grace().toSeconds());
    }

    private String tries(ExamKind kind, ExamTerms terms) {
        var retakes = terms.retakes();
        var days = retakes.period().toDays();
        var many = switch (kind) {
            case CERTIFICATION -> say("author.policy.tries.value", retakes.allowed(), days);
            case SPOT_CHECK -> say("author.policy.tries.order", retakes.allowed(), days);
        };
        return retakes.coolDown().isZero()
                ? many
                : many + say("author.policy.tries.pause", retakes.coolDown().toHours());
    }

    private String when(ExamWindow window) {
        if (window.equals(ExamWindow.ANY_TIME)) {
            return say("author.policy.when.any");
        }
        var daily = window.daily().map(this::daily);
        if (window.from().isEmpty() && window.until().isEmpty()) {
            return daily.orElseThrow();
        }
        return daily.map(hours -> term(window) + say("author.policy.when.and") + hours)
                .orElseGet(() -> term(window));
    }

    private String term(ExamWindow window) {
        var from = formats.moment(window.from().orElse(null));
        var until = formats.moment(window.until().orElse(null));
        if (window.until().isEmpty()) {
            return say("author.policy.when.from", from);
        }
        return window.from().isEmpty()
                ? say("author.policy.when.until", until)
                : say("author.policy.when.both", from, until);
    }

    private String daily(ExamWindow.Daily daily) {
        var key = daily.until().isBefore(daily.from()) && !daily.until().equals(LocalTime.MIDNIGHT)
                ? "author.policy.when.overnight"
                : "author.policy.when.daily";
        var until = daily.until().equals(LocalTime.MIDNIGHT)
                ? "24:00"
                : daily.until().toString();
        return say(key, daily.from().toString(), until);
    }

    private String before(ExamTerms.Prerequisites before) {
        var learning = before.learning();
        if (before.lessons() == Lessons.ADVISED) {
            return learning.isZero()
                    ? say("author.policy.before.nothing")
                    : say("author.policy.before.time", duration(learning));
        }
        return learning.isZero()
                ? say("author.policy.before.lessons")
                : say("author.policy.before.both", duration(learning));
    }

    /** {@return e.g. 45 min, 10 h or 1 h 30 min} */
    String duration(Duration time) {
        if (time.toHours() == 0) {
            return say("author.policy.minutes", time.toMinutes());
        }
        return time.toMinutesPart() == 0
                ? say("author.policy.hours", time.toHours())
                : say("author.policy.hoursminutes", time.toHours(), time.toMinutesPart());
    }

    private Line line(String term, String what) {
        return new Line(say(term), what);
    }

    /** Numbers as they are typed: a thousand without a comma. */
    private static String number(int number) {
        return Integer.toString(number);
    }

    private String say(String key, Object... parameters) {
        return translation.of(key, parameters);
    }
}
