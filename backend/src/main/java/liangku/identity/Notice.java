package liangku.identity;

import liangku.people.Phone;

/**
 * What is told by SMS beside codes, to whoever has the phone.
 *
 * @param kind for gateways that have templates of their own
 * @param number masked, which the template may name
 * @param text as it may be sent
 */
record Notice(Kind kind, String number, String text) {

    enum Kind {
        /** To the number that signs in no longer. */
        PHONE_LEFT,
        /** To the number that signs in from now on. */
        PHONE_CHOSEN
    }

    static Notice left(Phone now) {
        return new Notice(
                Kind.PHONE_LEFT,
                now.masked(),
                "【两库】您的登录手机号已改为%s，本号码不能再登录。如果不是您要求的，请马上联系单位或当地市场监管部门。".formatted(now.masked()));
    }

    static Notice chosen(Phone now) {
        return new Notice(
                Kind.PHONE_CHOSEN,
                now.masked(),
                "【两库】本号码%s现在是餐饮从业人员培训考核平台的登录手机号，请用它重新登录。如果您不是从业人员，请联系当地市场监管部门。".formatted(now.masked()));
    }
}
