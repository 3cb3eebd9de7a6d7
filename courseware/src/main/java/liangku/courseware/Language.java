package liangku.courseware;

import java.util.Locale;

/** The two languages every course is written in; Chinese is the one that counts. */
public enum Language {
    ZH,
    EN;

    /** {@return English for English, Chinese for everything else: it is the language of the kitchens} */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? EN : ZH;
    }

    /** {@return the BCP 47 tag, {@code zh} or {@code en}} */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
