package liangku.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Lists that name nobody, x all who may ask for them, x things of which it is known whose they are: who finds each, in all
 * pages there are. Somebody always does, so that a list that has none of them for others is no accident.
 */
final class AccessLists {

    /** Search within the braces is for what a thing is called. */
    private static final String TABLE = """
            # list                                    object                      found by
            /api/v1/employers                         canteen                     empl city
            /api/v1/employers                         linqing-business            city coun
            /api/v1/employers                         neighbours                  city cate
            /api/v1/people                            canteen-person              empl city
            /api/v1/people                            linqing-person              city coun
            /api/v1/people                            neighbours-person           city cate
            /api/v1/people/{second-kitchen-person}    canteen                     empl city
            /api/v1/people/{second-kitchen-person}    linqing-business            city coun
            /api/v1/certificates                      own-certificate             work empl city
            /api/v1/certificates                      others-certificate          empl city
            /api/v1/certificates                      second-kitchen-certificate  empl city
            /api/v1/certificates                      linqing-certificate         city coun
            /api/v1/certificates                      neighbours-certificate      city cate
            /api/v1/compliance/employers              canteen                     empl city
            /api/v1/compliance/employers              linqing-business            city coun
            /api/v1/compliance/employers              neighbours                  city cate
            /api/v1/exam-sessions                     canteen-session             empl city
            /api/v1/exam-sessions                     linqing-session             city coun
            /api/v1/exam-sessions                     neighbours-session          city cate
            /api/v1/rooms                             canteen-room                empl city
            /api/v1/rooms                             linqing-room                city coun
            /api/v1/late-answers                      handed-in                   city
            /api/v1/bans                              linqing-ban                 city coun cate
            /api/v1/search?limit=100&q={canteen-name}    canteen                  empl city
            /api/v1/search?limit=100&q={linqing-name}    linqing-business         city coun
            /api/v1/search?limit=100&q={neighbours-name} neighbours               city cate
            /api/v1/search?limit=100&q={canteen-cook}    canteen-person           empl city
            /api/v1/search?limit=100&q={question-words}  question                 auth revi
            /api/v1/home                              own-certificate             work
            /api/v1/exams                             own-attempt                 work seat
            /api/v1/exams                             others-attempt              othr
            /api/v1/attempts                          handed-in                   dire
            /api/v1/practice/mistakes                 others-mistake              othr
            /api/v1/question-flags                    others-flag                 othr
            /api/v1/question-flags/tasks              flagged-question            auth revi
            /api/v1/me/room-photos                    photo-until                 work
            /api/v1/question-bank/filters             authors-filter              auth
            """;

    private static final List<String> ALL =
            Stream.concat(AccessCast.TABLE.stream(), Stream.of("othr", "dire")).toList();

    /** Lists do not change while they are looked through. */
    private final Map<String, List<JsonNode>> read = new HashMap<>();

    private final AccessCast cast;

    AccessLists(AccessCast cast) {
        this.cast = cast;
    }

    Stream<String> lines() {
        return TABLE.lines().filter(line -> !line.startsWith("#")).map(line -> line.replaceAll(" +", " "));
    }

    void check(String line) throws IOException, InterruptedException {
        var words = List.of(line.split(" "));
        var object = cast.object(words.get(1));
        var found = new ArrayList<String>();
        for (var who : ALL) {
            if (finds(who, words.getFirst(), object)) {
                found.add(who);
            }
        }
        assertThat(found).containsExactlyElementsOf(words.subList(2, words.size()));
    }

    /** Looks no further than where it is. */
    private boolean finds(String who, String list, String object) throws IOException, InterruptedException {
        var pages = read.computeIfAbsent(who + list, key -> new ArrayList<>());
        for (var page = 0; page == 0 || pages.get(page - 1).path("next").isString(); page++) {
            if (page == pages.size()) {
                var answer = cast.caller(who).get(address(list, pages));
                if (answer.status() != 200) {
                    return false;
                }
                pages.add(answer.json());
            }
            if (says(pages.get(page), object)) {
                return true;
            }
        }
        return false;
    }

    private String address(String list, List<JsonNode> before) {
        var address = list;
        for (var named = address.indexOf('{'); named >= 0; named = address.indexOf('{')) {
            var name = address.substring(named + 1, address.indexOf('}'));
            address = address.replace("{" + name + "}", encoded(cast.object(name)));
        }
        if (!address.contains("limit=")) {
            address += "?limit=200";
        }
        return before.isEmpty()
                ? address
                : address + "&after=" + encoded(before.getLast().get("next").asString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static boolean says(JsonNode node, String text) {
        return node.isValueNode()
                ? node.asString("").equals(text)
                : node.valueStream().anyMatch(child -> says(child, text));
    }
}
