package liangku.ui.regulator;

import liangku.compliance.Rule;

/** Says in words by what rule figures were counted. */
final class RuleWords {

    private RuleWords() {}

    /** Gives the words of a key with what belongs into them. */
    interface Words {
        String say(String key, Object... parameters);
    }

    /** {@return the targets and the edition of the definitions; a version that is none of ours as it stands} */
    static String of(String version, Words words) {
        return Rule.of(version)
                .map(rule -> words.say(
                        "regulator.rule.words",
                        rule.managersCertified(),
                        rule.othersCertified(),
                        rule.othersTrained(),
                        rule.definitions()))
                .orElse(version);
    }
}
