package liangku.journey;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Every REST endpoint x every role x own and foreign objects. An endpoint without a line fails the test, so does a line
 * without an endpoint.
 *
 * <p>The callers: nobody; the worker of a canteen in Dongchangfu; the canteen's manager; a regulator of the whole city;
 * one of the county Linqing only; author; reviewer; the system, security and audit administrators. The objects: what is
 * the canteen's or the worker's own, what is in Linqing, what is another worker's; of accounts the caller's own, the other
 * administrators', and one that was only opened.
 *
 * <p>The cells: a status; 400 and 409 mean that the caller was let in and the harmless body refused; {@code none} is a
 * 200 with nothing in it, which is how a list answers for what lies outside.
 */
@ResourceLock(RunningPlatform.DEMO)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIT {

    private static final String TABLE = """
            # endpoint                                        object            nobody work empl city coun auth revi syst secu audi
            GET    /api/v1/info                               -                 200 200 200 200 200 200 200 200 200 200
            POST   /api/v1/tokens                             -                 400 400 400 400 400 400 400 400 400 400
            POST   /api/v1/tokens/codes                       -                 400 400 400 400 400 400 400 400 400 400
            GET    /api/v1/certificates/{number}/verification own-certificate   200 200 200 200 200 200 200 200 200 200
            GET    /api/v1/me                                 -                 401 200 200 200 200 200 200 200 200 200
            GET    /api/v1/regions                            -                 401 200 200 200 200 200 200 200 200 200
            GET    /api/v1/courses                            -                 401 200 200 200 200 200 200 200 200 200
            GET    /api/v1/lessons/{id}                       lesson            401 200 200 200 200 200 200 200 200 200
            POST   /api/v1/courses/imports                    -                 401 403 403 403 403 400 403 403 403 403
            GET    /api/v1/courses/exports?course=managers    -                 401 403 403 403 403 200 200 403 403 403

            GET    /api/v1/home                               -                 401 200 403 403 403 403 403 403 403 403
            PUT    /api/v1/lessons/{id}/progress              lesson            401 200 403 403 403 403 403 403 403 403
            GET    /api/v1/exams                              -                 401 200 403 403 403 403 403 403 403 403
            POST   /api/v1/exams/{id}/attempts                own-exam          401 200 403 403 403 403 403 403 403 403
            # the other exam of the preset, and a spot check that nobody ordered for this worker
            POST   /api/v1/exams/{id}/attempts                foreign-exam      401 409 403 403 403 403 403 403 403 403
            POST   /api/v1/exams/{id}/attempts                spot-check-exam   401 409 403 403 403 403 403 403 403 403
            POST   /api/v1/exams/{id}/attempts                nothing           401 404 403 403 403 403 403 403 403 403
            GET    /api/v1/exams/policies                     -                 401 403 403 200 200 200 200 403 403 403
            GET    /api/v1/exams/{id}/policies                own-exam          401 403 403 200 200 200 200 403 403 403
            POST   /api/v1/exams/{id}/policies                own-exam          401 403 403 403 403 400 403 403 403 403
            GET    /api/v1/exams/{id}/policies/{number}       own-exam          401 403 403 200 200 200 200 403 403 403
            DELETE /api/v1/exams/{id}/policies/{number}       own-exam          401 403 403 403 403 404 403 403 403 403
            PUT    /api/v1/exams/{id}/policies/{number}/decision own-exam       401 403 403 403 403 403 409 403 403 403
            GET    /api/v1/attempts                           -                 401 200 403 403 403 403 403 403 403 403
            GET    /api/v1/attempts/{id}                      own-attempt       401 200 403 403 403 403 403 403 403 403
            GET    /api/v1/attempts/{id}                      others-attempt    401 404 403 403 403 403 403 403 403 403
            GET    /api/v1/attempts/{id}/timeline             own-attempt       401 200 403 200 404 403 403 403 403 200
            GET    /api/v1/attempts/{id}/timeline             others-attempt    401 404 403 200 404 403 403 403 403 200
            # what is right is told of papers that are marked
            GET    /api/v1/attempts/{id}/lost                 own-attempt       401 404 403 403 403 403 403 403 403 403
            PUT    /api/v1/attempts/{id}/answers              own-attempt       401 200 403 403 403 403 403 403 403 403
            PUT    /api/v1/attempts/{id}/answers              others-attempt    401 404 403 403 403 403 403 403 403 403
            PUT    /api/v1/attempts/{id}/writer               own-attempt       401 200 403 403 403 403 403 403 403 403
            PUT    /api/v1/attempts/{id}/writer               others-attempt    401 404 403 403 403 403 403 403 403 403
            POST   /api/v1/attempts/{id}/submission           others-attempt    401 404 403 403 403 403 403 403 403 403
            POST   /api/v1/attempts/{id}/submission           own-attempt       401 200 403 403 403 403 403 403 403 403
            GET    /api/v1/attempts/{id}/lost                 own-attempt       401 200 403 403 403 403 403 403 403 403
            GET    /api/v1/attempts/{id}/lost                 others-attempt    401 404 403 403 403 403 403 403 403 403

            GET    /api/v1/practice                           -                 401 200 403 403 403 403 403 403 403 403
            POST   /api/v1/practice/items                     -                 401 201 403 403 403 403 403 403 403 403
            POST   /api/v1/practice/items/{id}/answer         nothing           401 404 403 403 403 403 403 403 403 403
            POST   /api/v1/practice/items/{id}/answer         others-practice   401 404 403 403 403 403 403 403 403 403
            GET    /api/v1/practice/mistakes                  -                 401 200 403 403 403 403 403 403 403 403
            GET    /api/v1/question-flags                     -                 401 200 403 403 403 403 403 403 403 403
            POST   /api/v1/question-flags                     -                 401 400 403 403 403 403 403 403 403 403
            GET    /api/v1/question-flags/attempts/{id}       own-attempt       401 200 403 403 403 403 403 403 403 403
            GET    /api/v1/question-flags/attempts/{id}       others-attempt    401 404 403 403 403 403 403 403 403 403
            GET    /api/v1/question-flags/tasks               -                 401 403 403 403 403 200 200 403 403 403
            PUT    /api/v1/question-flags/tasks/{id}/answer   nothing           401 403 403 403 403 403 404 403 403 403

            GET    /api/v1/certificates                       -                 401 200 200 200 200 403 403 403 403 403
            GET    /api/v1/certificates/{number}              own-certificate   401 200 200 200 404 403 403 403 403 403
            GET    /api/v1/certificates/{number}              others-certificate 401 404 200 200 404 403 403 403 403 403
            GET    /api/v1/certificates/{number}              linqing-certificate 401 404 404 200 200 403 403 403 403 403
            GET    /api/v1/certificates/{number}/pdf          own-certificate   401 200 200 200 404 403 403 403 403 403
            GET    /api/v1/certificates/{number}/pdf          others-certificate 401 404 200 200 404 403 403 403 403 403
            GET    /api/v1/certificates/{number}/pdf          linqing-certificate 401 404 404 200 200 403 403 403 403 403
            PUT    /api/v1/certificates/{number}/revocation   own-certificate   401 403 403 400 404 403 403 403 403 403
            PUT    /api/v1/certificates/{number}/revocation   linqing-certificate 401 403 403 400 400 403 403 403 403 403
            # of one who works in Linqing too: seen there, and taken back only where it was issued
            GET    /api/v1/certificates/{number}              second-kitchen-certificate 401 404 200 200 200 403 403 403 403 403
            PUT    /api/v1/certificates/{number}/revocation   second-kitchen-certificate 401 403 403 400 403 403 403 403 403 403

            GET    /api/v1/people                             -                 401 403 200 200 200 403 403 403 403 403
            GET    /api/v1/people?employer={id}               canteen           401 403 200 200 404 403 403 403 403 403
            GET    /api/v1/people?employer={id}               linqing-business  401 403 404 200 200 403 403 403 403 403
            GET    /api/v1/people/{id}                        canteen-person    401 403 200 200 404 403 403 403 403 403
            GET    /api/v1/people/{id}                        linqing-person    401 403 404 200 200 403 403 403 403 403
            POST   /api/v1/people/{id}/unmasking              canteen-person    401 403 200 200 404 403 403 403 403 403
            POST   /api/v1/people/{id}/unmasking              linqing-person    401 403 404 200 200 403 403 403 403 403
            # who left the canteen: still in its record, and no longer reached through it
            GET    /api/v1/people/{id}                        left-person       401 403 200 200 404 403 403 403 403 403
            POST   /api/v1/people/{id}/unmasking              left-person       401 403 403 403 404 403 403 403 403 403
            POST   /api/v1/people/imports                     -                 401 403 200 403 403 403 403 403 403 403
            POST   /api/v1/employments                        -                 401 403 400 403 403 403 403 403 403 403
            PUT    /api/v1/employments/{id}/end               canteen-job       401 403 409 403 403 403 403 403 403 403
            PUT    /api/v1/employments/{id}/end               linqing-job       401 403 404 403 403 403 403 403 403 403
            PUT    /api/v1/employments/{id}/post              canteen-job       401 403 409 403 403 403 403 403 403 403
            PUT    /api/v1/employments/{id}/post              linqing-job       401 403 404 403 403 403 403 403 403 403

            GET    /api/v1/employers                          -                 401 403 200 200 200 403 403 403 403 403
            GET    /api/v1/employers/{id}                     canteen           401 403 200 200 404 403 403 403 403 403
            GET    /api/v1/employers/{id}                     linqing-business  401 403 404 200 200 403 403 403 403 403
            POST   /api/v1/employers                          -                 401 403 403 400 400 403 403 403 403 403
            PUT    /api/v1/employers/{id}                     canteen           401 403 403 409 404 403 403 403 403 403
            PUT    /api/v1/employers/{id}                     linqing-business  401 403 403 409 404 403 403 403 403 403
            PUT    /api/v1/employers/{id}/status              canteen           401 403 403 409 404 403 403 400 403 403
            PUT    /api/v1/employers/{id}/status              linqing-business  401 403 403 409 409 403 403 400 403 403
            POST   /api/v1/employers/imports                  -                 401 403 403 200 200 403 403 403 403 403

            GET    /api/v1/compliance                         -                 401 403 200 200 200 403 403 403 403 403
            GET    /api/v1/compliance?region={id}             dongchangfu       401 403 200 200 none 403 403 403 403 403
            GET    /api/v1/compliance?region={id}             linqing           401 403 none 200 200 403 403 403 403 403
            GET    /api/v1/compliance/regions                 -                 401 403 200 200 200 403 403 403 403 403
            GET    /api/v1/compliance/categories              -                 401 403 200 200 200 403 403 403 403 403
            GET    /api/v1/compliance/employers               -                 401 403 200 200 200 403 403 403 403 403
            GET    /api/v1/compliance/employers?region={id}   dongchangfu       401 403 200 200 none 403 403 403 403 403
            GET    /api/v1/compliance/employers?region={id}   linqing           401 403 none 200 200 403 403 403 403 403
            GET    /api/v1/compliance/employers/{id}          canteen           401 403 200 200 404 403 403 403 403 403
            GET    /api/v1/compliance/employers/{id}          linqing-business  401 403 404 200 200 403 403 403 403 403
            GET    /api/v1/compliance/trend                   -                 401 403 200 200 200 403 403 403 403 403

            GET    /api/v1/spot-checks?employer={id}          canteen           401 403 403 200 none 403 403 403 403 403
            GET    /api/v1/spot-checks?employer={id}          linqing-business  401 403 403 200 200 403 403 403 403 403
            POST   /api/v1/spot-checks                        canteen           401 403 403 400 404 403 403 403 403 403
            POST   /api/v1/spot-checks                        linqing-business  401 403 403 400 400 403 403 403 403 403
            GET    /api/v1/spot-checks/{id}                   yanggu-check      401 403 403 200 404 403 403 403 403 403
            GET    /api/v1/spot-checks/{id}                   linqing-check     401 403 403 200 200 403 403 403 403 403

            GET    /api/v1/exam-sessions?employer={id}        canteen           401 403 200 200 none 403 403 403 403 403
            GET    /api/v1/exam-sessions?employer={id}        linqing-business  401 403 none 200 200 403 403 403 403 403
            POST   /api/v1/exam-sessions                      canteen           401 403 400 400 404 403 403 403 403 403
            POST   /api/v1/exam-sessions                      linqing-business  401 403 404 400 400 403 403 403 403 403
            GET    /api/v1/exam-sessions/{id}                 canteen-session   401 403 200 200 404 403 403 403 403 403
            GET    /api/v1/exam-sessions/{id}                 linqing-session   401 403 404 200 200 403 403 403 403 403
            DELETE /api/v1/exam-sessions/{id}                 canteen-session   401 403 403 204 404 403 403 403 403 403
            DELETE /api/v1/exam-sessions/{id}                 linqing-session   401 403 404 204 204 403 403 403 403 403

            GET    /api/v1/rooms?employer={id}                canteen           401 403 200 200 none 403 403 403 403 403
            GET    /api/v1/rooms?employer={id}                linqing-business  401 403 none 200 200 403 403 403 403 403
            POST   /api/v1/rooms                              -                 401 403 400 403 403 403 403 403 403 403
            GET    /api/v1/rooms/{id}                         canteen-room      401 403 200 200 404 403 403 403 403 403
            GET    /api/v1/rooms/{id}                         linqing-room      401 403 404 200 200 403 403 403 403 403
            PUT    /api/v1/rooms/{id}/code                    linqing-room      401 403 404 403 403 403 403 403 403 403
            GET    /api/v1/rooms/{id}/photos/{person}         linqing-room      401 403 404 404 404 403 403 403 403 403
            PUT    /api/v1/rooms/{id}/closing                 linqing-room      401 403 404 403 403 403 403 403 403 403
            GET    /api/v1/rooms/{id}                         nothing           401 403 404 404 404 403 403 403 403 403
            PUT    /api/v1/rooms/{id}/code                    canteen-room      401 403 200 403 403 403 403 403 403 403
            GET    /api/v1/rooms/{id}/photos/{person}         canteen-room      401 403 404 404 404 403 403 403 403 403
            PUT    /api/v1/rooms/{id}/closing                 canteen-room      401 403 200 403 403 403 403 403 403 403
            PUT    /api/v1/rooms/{id}/closing                 nothing           401 403 404 403 403 403 403 403 403 403
            GET    /api/v1/people/{id}/pin                    canteen-person    401 403 200 403 403 403 403 403 403 403
            GET    /api/v1/people/{id}/pin                    linqing-person    401 403 404 403 403 403 403 403 403 403
            PUT    /api/v1/people/{id}/pin                    canteen-person    401 403 200 403 403 403 403 403 403 403
            PUT    /api/v1/people/{id}/pin                    linqing-person    401 403 404 403 403 403 403 403 403 403
            DELETE /api/v1/people/{id}/pin/lock               canteen-person    401 403 204 403 403 403 403 403 403 403
            DELETE /api/v1/people/{id}/pin/lock               linqing-person    401 403 404 403 403 403 403 403 403 403
            GET    /api/v1/me/pin                             -                 401 200 403 403 403 403 403 403 403 403
            POST   /api/v1/me/phone/codes                     -                 401 400 403 403 403 403 403 403 403 403
            PUT    /api/v1/me/phone                           -                 401 400 403 403 403 403 403 403 403 403
            PUT    /api/v1/people/{id}/phone                  canteen-person    401 403 400 400 404 403 403 403 403 403
            PUT    /api/v1/people/{id}/phone                  linqing-person    401 403 404 400 400 403 403 403 403 403
            # nobody's any more: the city is in charge of who works nowhere, the canteen is not
            PUT    /api/v1/people/{id}/phone                  left-person       401 403 403 400 404 403 403 403 403 403
            PUT    /api/v1/people/{id}/name                   new-person        401 403 400 400 404 403 403 403 403 403
            PUT    /api/v1/people/{id}/name                   linqing-person    401 403 404 400 400 403 403 403 403 403
            PUT    /api/v1/people/{id}/name                   left-person       401 403 403 400 404 403 403 403 403 403
            PUT    /api/v1/me/pin                             -                 401 400 403 403 403 403 403 403 403 403
            GET    /api/v1/me/room-photos                     -                 401 200 403 403 403 403 403 403 403 403
            DELETE /api/v1/me/room-photos                     -                 401 204 403 403 403 403 403 403 403 403
            # a shared device has a token of its own: whoever signs in otherwise is as good as nobody there
            POST   /api/v1/rooms/devices                      -                 400 400 400 400 400 400 400 400 400 400
            POST   /api/v1/rooms/papers                       -                 400 400 400 400 400 400 400 400 400 400
            GET    /api/v1/rooms/here                         -                 401 401 401 401 401 401 401 401 401 401
            PUT    /api/v1/rooms/here/seat                    -                 401 401 401 401 401 401 401 401 401 401
            PUT    /api/v1/rooms/here/lock                    -                 401 401 401 401 401 401 401 401 401 401
            PUT    /api/v1/rooms/here/photo                   -                 401 403 403 403 403 403 403 403 403 403

            GET    /api/v1/bans                               -                 401 403 403 200 200 403 403 403 403 403
            POST   /api/v1/bans                               -                 401 403 403 400 400 403 403 403 403 403
            GET    /api/v1/bans/{id}                          nothing           401 403 403 404 404 403 403 403 403 403
            POST   /api/v1/bans/searches                      -                 401 403 403 400 400 403 403 403 403 403
            GET    /api/v1/bans/{id}                          city-ban          401 403 403 200 200 403 403 403 403 403
            GET    /api/v1/bans/{id}                          linqing-ban       401 403 403 200 200 403 403 403 403 403
            PUT    /api/v1/bans/{id}/lift                     nothing           401 403 403 404 404 403 403 403 403 403
            PUT    /api/v1/bans/{id}/lift                     city-ban          401 403 403 200 403 403 403 403 403 403
            PUT    /api/v1/bans/{id}/lift                     linqing-ban       401 403 403 200 409 403 403 403 403 403
            GET    /api/v1/people/{id}/extra-time             canteen-person    401 403 403 200 404 403 403 403 403 403
            GET    /api/v1/people/{id}/extra-time             linqing-person    401 403 403 200 200 403 403 403 403 403
            PUT    /api/v1/people/{id}/extra-time             canteen-person    401 403 403 400 404 403 403 403 403 403
            PUT    /api/v1/people/{id}/extra-time             linqing-person    401 403 403 400 400 403 403 403 403 403
            DELETE /api/v1/people/{id}/extra-time             canteen-person    401 403 403 404 404 403 403 403 403 403

            GET    /api/v1/supervision/feed                   -                 401 403 403 200 403 403 403 200 403 403
            GET    /api/v1/supervision/keys                   -                 200 200 200 200 200 200 200 200 200 200

            GET    /api/v1/question-bank/topics               -                 401 403 403 403 403 200 200 403 403 403
            GET    /api/v1/question-bank/questions            -                 401 403 403 403 403 200 200 403 403 403
            POST   /api/v1/question-bank/questions            -                 401 403 403 403 403 400 403 403 403 403
            GET    /api/v1/question-bank/questions/{id}       question          401 403 403 403 403 200 200 403 403 403
            GET    /api/v1/question-bank/questions/{id}/versions question       401 403 403 403 403 200 200 403 403 403
            PUT    /api/v1/question-bank/questions/{id}       question          401 403 403 403 403 400 403 403 403 403
            PUT    /api/v1/question-bank/questions/{id}/approval question       401 403 403 403 403 403 409 403 403 403
            PUT    /api/v1/question-bank/questions/{id}/retirement nothing      401 403 403 403 403 403 404 403 403 403
            GET    /api/v1/question-bank/imports/template     -                 401 403 403 403 403 200 200 403 403 403
            POST   /api/v1/question-bank/imports              -                 401 403 403 403 403 200 403 403 403 403
            PUT    /api/v1/question-bank/imports/{id}/submission nothing        401 403 403 403 403 200 403 403 403 403
            PUT    /api/v1/question-bank/imports/{id}/approval nothing          401 403 403 403 403 403 200 403 403 403
            GET    /api/v1/question-bank/questions/{id}/similar question          401 403 403 403 403 200 200 403 403 403
            GET    /api/v1/question-bank/questions/{id}/remarks question          401 403 403 403 403 200 200 403 403 403
            POST   /api/v1/question-bank/questions/{id}/remarks nothing           401 403 403 403 403 404 404 403 403 403
            GET    /api/v1/question-bank/questions/{id}/versions/{older}/difference/{newer} question          401 403 403 403 403 200 200 403 403 403
            PUT    /api/v1/question-bank/questions/{id}/submission nothing           401 403 403 403 403 404 403 403 403 403
            PUT    /api/v1/question-bank/questions/{id}/restoration nothing          401 403 403 403 403 404 403 403 403 403
            PUT    /api/v1/question-bank/questions/{id}/return nothing           401 403 403 403 403 403 404 403 403 403
            DELETE /api/v1/question-bank/questions/{id}/retirement nothing           401 403 403 403 403 403 404 403 403 403
            POST   /api/v1/question-bank/similar               -                 401 403 403 403 403 400 400 403 403 403
            GET    /api/v1/question-bank/near-duplicates       -                 401 403 403 403 403 200 200 403 403 403
            POST   /api/v1/question-bank/bulk                  -                 401 403 403 403 403 400 400 403 403 403
            GET    /api/v1/question-bank/filters               -                 401 403 403 403 403 200 200 403 403 403
            GET    /api/v1/question-bank/filters/{name}        nothing           401 403 403 403 403 404 404 403 403 403
            PUT    /api/v1/question-bank/filters/{name}        nothing           401 403 403 403 403 200 200 403 403 403
            DELETE /api/v1/question-bank/filters/{name}        nothing           401 403 403 403 403 204 204 403 403 403
            POST   /api/v1/question-bank/topics                -                 401 403 403 403 403 400 403 403 403 403
            PUT    /api/v1/question-bank/topics/{code}         nothing           401 403 403 403 403 400 403 403 403 403
            PUT    /api/v1/question-bank/topics/{code}/retirement nothing           401 403 403 403 403 404 403 403 403 403
            DELETE /api/v1/question-bank/topics/{code}/retirement nothing           401 403 403 403 403 404 403 403 403 403
            GET    /api/v1/question-bank/imports               -                 401 403 403 403 403 200 200 403 403 403
            DELETE /api/v1/question-bank/imports/{id}          nothing           401 403 403 403 403 404 403 403 403 403
            GET    /api/v1/question-bank/exports?format={id}               csv               401 403 403 403 403 200 200 403 403 403
            GET    /api/v1/question-bank/exports/losses?format={id}        csv               401 403 403 403 403 200 200 403 403 403
            POST   /api/v1/question-bank/pictures              -                 401 403 403 403 403 400 400 403 403 403
            PUT    /api/v1/question-bank/recordings?text=matrix -                401 403 403 403 403 400 400 403 403 403
            DELETE /api/v1/question-bank/recordings?text=matrix -                401 403 403 403 403 404 404 403 403 403
            GET    /api/v1/question-bank/recordings            -                 401 403 403 403 403 200 200 403 403 403
            DELETE /api/v1/question-bank/recordings/{id}       nothing           401 403 403 403 403 404 404 403 403 403
            GET    /api/v1/question-bank/recordings/wanted     -                 401 403 403 403 403 200 200 403 403 403
            POST   /api/v1/recordings/lookups                  -                 401 200 200 200 200 200 200 200 200 200
            GET    /media/recordings/{sha256}                  no-picture        404 404 404 404 404 404 404 404 404 404
            POST   /api/v1/question-bank/previews              -                 401 403 403 403 403 400 400 403 403 403
            DELETE /api/v1/question-bank/previews              -                 401 403 403 403 403 200 200 403 403 403
            DELETE /api/v1/question-bank/previews/{token}      nothing           401 403 403 403 403 404 404 403 403 403
            GET    /api/v1/previews/{token}                    nothing           404 404 404 404 404 404 404 404 404 404
            GET    /api/v1/previews/{token}/recordings         nothing           404 404 404 404 404 404 404 404 404 404
            POST   /api/v1/previews/{token}/solutions          nothing           404 404 404 404 404 404 404 404 404 404
            GET    /media/pictures/{sha256}                    no-picture        404 404 404 404 404 404 404 404 404 404
            GET    /api/v1/question-bank/statistics           -                 401 403 403 403 403 200 200 403 403 403
            GET    /api/v1/question-bank/questions/{id}/statistics question          401 403 403 403 403 200 200 403 403 403
            GET    /api/v1/question-bank/health               -                 401 403 403 403 403 200 200 403 403 403
            GET    /api/v1/question-bank/exam-statistics      -                 401 403 403 403 403 200 200 403 403 403
            GET    /api/v1/question-bank/quarantines          -                 401 403 403 403 403 200 200 403 403 403
            PUT    /api/v1/question-bank/quarantines/{id}/decision nothing           401 403 403 403 403 403 400 403 403 403
            GET    /api/v1/question-bank/blueprints              -                 401 403 403 403 403 200 200 403 403 403
            GET    /api/v1/question-bank/blueprints/{code}       preset            401 403 403 403 403 200 200 403 403 403
            GET    /api/v1/question-bank/blueprints/{code}       nothing           401 403 403 403 403 404 404 403 403 403
            PUT    /api/v1/question-bank/blueprints/{code}       nothing           401 403 403 403 403 403 404 403 403 403
            POST   /api/v1/question-bank/blueprints/{code}/outlook nothing           401 403 403 403 403 404 404 403 403 403
            POST   /api/v1/question-bank/blueprints/{code}/specimens nothing           401 403 403 403 403 404 404 403 403 403
            GET    /api/v1/question-bank/blueprints/drafts       -                 401 403 403 403 403 200 200 403 403 403
            PUT    /api/v1/question-bank/blueprints/drafts/{code} nothing           401 403 403 403 403 404 404 403 403 403
            DELETE /api/v1/question-bank/blueprints/drafts/{code} nothing           401 403 403 403 403 404 404 403 403 403
            GET    /api/v1/question-bank/releases             -                 401 403 403 403 403 200 200 403 403 403
            POST   /api/v1/question-bank/releases             -                 401 403 403 403 403 403 200 403 403 403
            GET    /api/v1/question-bank/releases/{id}/difference nothing       401 403 403 403 403 404 404 403 403 403
            POST   /api/v1/question-bank/releases/{id}/rollback nothing         401 403 403 403 403 403 404 403 403 403

            GET    /api/v1/accounts                           -                 401 403 403 403 403 403 403 200 200 403
            POST   /api/v1/accounts                           -                 401 403 403 403 403 403 403 400 403 403
            PUT    /api/v1/accounts/{id}/grant                nothing           401 403 403 403 403 403 403 403 404 403
            # an administrator's role, for one who has not chosen a password: somebody else knows the one-time one
            PUT    /api/v1/accounts/{id}/grant                new-account       401 403 403 403 403 403 403 403 409 403
            PUT    /api/v1/accounts/{id}/grant                own-account       401 403 403 403 403 403 403 403 403 403
            PUT    /api/v1/accounts/{id}/disablement          nothing           401 403 403 403 403 403 403 404 404 403
            DELETE /api/v1/accounts/{id}/disablement          nothing           401 403 403 403 403 403 403 404 404 403
            PUT    /api/v1/accounts/{id}/disablement          own-account       401 403 403 403 403 403 403 403 403 403
            DELETE /api/v1/accounts/{id}/disablement          own-account       401 403 403 403 403 403 403 403 403 403
            POST   /api/v1/accounts/{id}/first-password       nothing           401 403 403 403 403 403 403 404 403 403
            POST   /api/v1/accounts/{id}/first-password       new-account       401 403 403 403 403 403 403 200 403 403
            POST   /api/v1/accounts/{id}/first-password       own-account       401 403 403 403 403 403 403 403 403 403
            POST   /api/v1/accounts/{id}/first-password       auditors-account  401 403 403 403 403 403 403 403 403 403
            POST   /api/v1/accounts/{id}/first-password       securitys-account 401 403 403 403 403 403 403 403 403 403
            GET    /api/v1/supervision/deliveries             -                 401 403 403 403 403 403 403 200 403 403
            POST   /api/v1/supervision/dead-letters/revival   -                 401 403 403 403 403 403 403 200 403 403
            GET    /api/v1/audit                              -                 401 403 403 403 403 403 403 403 403 200
            GET    /api/v1/audit/verification                 -                 401 403 403 403 403 403 403 403 403 200

            GET    /api/v1/search?q=留样                       -                 401 200 200 200 200 200 200 200 200 200
            GET    /api/v1/late-answers                       -                 401 403 403 200 200 403 403 403 403 403
            PUT    /api/v1/late-answers/{attempt}/decision    nothing           401 403 403 404 404 403 403 403 403 403
            PUT    /api/v1/late-answers/{attempt}/decision    handed-in         401 403 403 200 404 403 403 403 403 403
            GET    /api/v1/receipts/{number}                  nothing           401 404 404 404 404 403 403 403 403 403
            GET    /api/v1/receipts/{number}                  own-attempt       401 200 200 200 404 403 403 403 403 403
            GET    /api/v1/receipts/{number}                  handed-in         401 404 200 200 404 403 403 403 403 403
            GET    /api/v1/receipts/{number}                  others-attempt    401 404 404 404 404 403 403 403 403 403
            GET    /api/v1/receipts/{number}/verification     nothing           404 404 404 404 404 404 404 404 404 404
            GET    /api/v1/receipts/{number}/verification     own-attempt       200 200 200 200 200 200 200 200 200 200
            POST   /api/v1/search/rebuilding                  -                 401 403 403 403 403 403 403 200 403 403

            GET    /verify                                    -                 200 200 200 200 200 200 200 200 200 200
            GET    /verify/                                   -                 200 200 200 200 200 200 200 200 200 200
            GET    /verify/{number}                           own-certificate   200 200 200 200 200 200 200 200 200 200
            GET    /verify/receipt                            -                 200 200 200 200 200 200 200 200 200 200
            GET    /verify/receipt/                           -                 200 200 200 200 200 200 200 200 200 200
            GET    /verify/receipt/{number}                   own-attempt       200 200 200 200 200 200 200 200 200 200
            GET    /media/{sha256}/{name}                     no-file           404 404 404 404 404 404 404 404 404 404
            GET    /demo/supervision                          -                 200 200 200 200 200 200 200 200 200 200
            POST   /demo/supervision/api/v1/report/{dataType} unsigned          400 400 400 400 400 400 400 400 400 400
            POST   /demo/supervision/api/v1/reconciliation/{dataType} unsigned  400 400 400 400 400 400 400 400 400 400

            # last, as it takes the callers' tokens away
            DELETE /api/v1/tokens                             -                 401 204 204 204 204 204 204 204 204 204
            DELETE /api/v1/tokens                             -                 401 401 401 401 401 401 401 401 401 401
            """;

    private AccessCast cast;

    @BeforeAll
    void gatherTheCast() throws IOException, InterruptedException {
        cast = AccessCast.gather(RunningPlatform.demo());
    }

    @Test
    void everyEndpointHasALineAndEveryLineAnEndpoint() throws IOException, InterruptedException {
        var lines = lines().map(AccessLine::endpoint).collect(toCollection(TreeSet::new));

        Set<String> known = Endpoints.ofTheCode();
        assertThat(lines).isEqualTo(known);
        assertThat(lines).containsAll(Endpoints.ofTheContract(cast.nobody()));
    }

    @TestFactory
    Stream<DynamicTest> whoMayDoWhat() {
        return lines().map(line -> DynamicTest.dynamicTest(line.endpoint() + " " + line.object(), () -> {
            var expected = String.join(" ", line.cells());
            var found = new ArrayList<String>();
            for (var place = 0; place < line.cells().size(); place++) {
                found.add(line.ask(cast.callers().get(place), cast, line.cells().get(place)));
            }
            assertThat(String.join(" ", found)).isEqualTo(expected);
        }));
    }

    /** The table is told from top to bottom; this is what must be left when all of it was tried. */
    @Test
    void nobodyHandedInAnothersPaper() throws IOException, InterruptedException {
        assertThat(cast.stateOfTheOthersAttempt()).isEqualTo("OPEN");
    }

    private static Stream<AccessLine> lines() {
        return TABLE.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> AccessLine.of(List.of(line.trim().split("\\s+"))));
    }
}
