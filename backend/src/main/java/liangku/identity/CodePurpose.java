package liangku.identity;

import liangku.people.WorkerId;

/** What a one-time code is good for: one that was told to a stranger for one thing opens nothing else. */
record CodePurpose(String value) {

    static final CodePurpose SIGN_IN = new CodePurpose("");

    /** To make the number that it is sent to this worker's own. */
    static CodePurpose ownNumber(WorkerId worker) {
        return new CodePurpose(":own-number:" + worker);
    }
}
