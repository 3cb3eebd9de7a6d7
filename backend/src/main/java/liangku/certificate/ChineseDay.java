package liangku.certificate;

import java.time.LocalDate;

/** Dates in Chinese numerals, as official papers end with: 二〇二六年十一月二十三日. */
final class ChineseDay {

    private static final String DIGITS = "〇一二三四五六七八九";

    private ChineseDay() {}

    static String of(LocalDate day) {
        var text = new StringBuilder();
        String.valueOf(day.getYear()).chars().forEach(digit -> text.append(DIGITS.charAt(digit - '0')));
        return text.append('年')
                .append(count(day.getMonthValue()))
                .append('月')
                .append(count(day.getDayOfMonth()))
                .append('日')
                .toString();
    }

    private static String count(int number) {
        var tens = number / 10;
        var ones = number % 10;
        return (tens == 0 ? "" : tens == 1 ? "十" : DIGITS.charAt(tens) + "十")
                + (ones == 0 ? "" : String.valueOf(DIGITS.charAt(ones)));
    }
}
