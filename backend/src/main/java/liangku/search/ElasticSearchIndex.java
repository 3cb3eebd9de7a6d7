package liangku.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import java.io.IOException;
import java.io.StringReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import liangku.employer.Scope;
import org.jspecify.annotations.Nullable;

/**
 * An Elasticsearch cluster through its Java client. Chinese is cut into pairs of characters by what every server has
 * built in, so that no plugin has to be installed; the index is made at its first use and after a loss.
 */
final class ElasticSearchIndex implements SearchIndex {

    private static final String SETTINGS = """
            {
              "settings": {
                "number_of_shards": 1,
                "analysis": {
                  "filter": {
                    "pairs": {
                      "type": "shingle",
                      "min_shingle_size": 2,
                      "max_shingle_size": 2,
                      "output_unigrams": false,
                      "output_unigrams_if_no_shingles": true,
                      "token_separator": ""
                    }
                  },
                  "analyzer": {
                    "chinese": {"type": "custom", "tokenizer": "standard", "filter": ["lowercase", "pairs"]}
                  }
                }
              },
              "mappings": {
                "dynamic": "strict",
                "properties": {
                  "kind": {"type": "keyword"},
                  "id": {"type": "keyword"},
                  "title": {"type": "text", "analyzer": "chinese"},
                  "text": {"type": "text", "analyzer": "chinese"},
                  "code": {"type": "keyword"},
                  "placed": {"type": "boolean"},
                  "area": {"type": "keyword"},
                  "employer": {"type": "keyword"}
                }
              }
            }
            """;
    private static final int BULK = 1_000;
    private static final int UNAVAILABLE = 503;
    /** How long shards are waited for. */
    private static final String SHARDS_MAX = "10s";

    /** Which of two equal ones comes first would otherwise depend on what was written last. */
    private static final List<SortOptions> BEST_FIRST = List.of(
            SortOptions.of(by -> by.score(score -> score.order(SortOrder.Desc))), ascending("kind"), ascending("id"));

    private final ElasticsearchClient client;
    private final String index;

    ElasticSearchIndex(ElasticsearchClient client, String index) {
        this.client = client;
        this.index = index;
    }

    @Override
    public void put(Collection<Entry> entries) throws SearchUnavailable {
        var all = List.copyOf(entries);
        for (var from = 0; from < all.size(); from += BULK) {
            var part = all.subList(from, Math.min(all.size(), from + BULK));
            var bulk = new BulkRequest.Builder().index(index).refresh(Refresh.True);
            part.forEach(entry -> bulk.operations(operation -> operation.index(
                    written -> written.id(key(entry.kind(), entry.id())).document(document(entry)))));
            send(bulk.build());
        }
    }

    @Override
    public void remove(SearchKind kind, Collection<String> ids) throws SearchUnavailable {
        if (ids.isEmpty()) {
            return;
        }
        var bulk = new BulkRequest.Builder().index(index).refresh(Refresh.True);
        ids.forEach(id -> bulk.operations(operation -> operation.delete(removed -> removed.id(key(kind, id)))));
        send(bulk.build());
    }

    @Override
    public List<Hit> find(Wanted wanted) throws SearchUnavailable {
        return asked(() -> client
                .search(
                        search -> search.index(index)
                                .size(wanted.limit())
                                .query(query(wanted))
                                .sort(BEST_FIRST)
                                .trackScores(true)
                                .source(source -> source.filter(fields -> fields.includes("kind", "id", "title"))),
                        Found.class)
                .hits()
                .hits()
                .stream()
                .map(hit -> {
                    var found = Objects.requireNonNull(hit.source(), "a hit without its source");
                    return new Hit(found.kind(), found.id(), found.title(), hit.score() == null ? 0 : hit.score());
                })
                .toList());
    }

    @Override
    public long count(SearchKind kind) throws SearchUnavailable {
        return asked(() -> client.count(count -> count.index(index).query(term("kind", kind.name())))
                .count());
    }

    @Override
    public void clear() throws SearchUnavailable {
        asked(() -> {
            client.indices().delete(delete -> delete.index(index).ignoreUnavailable(true));
            create();
            return true;
        });
    }

    private void send(BulkRequest request) throws SearchUnavailable {
        BulkResponse response = asked(() -> client.bulk(request));
        if (response.errors()) {
            var reason = response.items().stream()
                    .map(item -> item.error())
                    .filter(error -> error != null)
                    .findFirst()
                    .map(error -> String.valueOf(error.reason()))
                    .orElse("unknown");
            throw new SearchUnavailable("the engine refused a part: " + reason, new IOException(reason));
        }
    }

    /** The stored part of a document. */
    private record Found(SearchKind kind, String id, String title) {}

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws IOException;
    }

    private <T> T asked(Question<T> question) throws SearchUnavailable {
        try {
            if (!client.indices().exists(exists -> exists.index(index)).value()) {
                create();
            }
            return patient(question);
        } catch (IOException | ElasticsearchException failed) {
            throw new SearchUnavailable("Elasticsearch does not answer as it should", failed);
        }
    }

    /** An index that was made a moment ago, or whose server has just come up, has no shard yet; it is worth a wait. */
    private <T> T patient(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (ElasticsearchException refused) {
            if (refused.status() != UNAVAILABLE) {
                throw refused;
            }
            client.cluster()
                    .health(health -> health.index(index)
                            .waitForStatus(HealthStatus.Yellow)
                            .timeout(time -> time.time(SHARDS_MAX)));
            return question.ask();
        }
    }

    private void create() throws IOException {
        try {
            client.indices().create(create -> create.index(index).withJson(new StringReader(SETTINGS)));
        } catch (ElasticsearchException refused) {
            // Two nodes may find it missing at the same moment; the second has nothing left to do.
            if (!"resource_already_exists_exception".equals(refused.error().type())) {
                throw refused;
            }
        }
    }

    private static Map<String, Object> document(Entry entry) {
        var document = new HashMap<String, Object>();
        document.put("kind", entry.kind().name());
        document.put("id", entry.id());
        document.put("title", entry.title());
        document.put("text", entry.text());
        document.put(
                "code",
                entry.codes().stream()
                        .map(code -> code.toLowerCase(Locale.ROOT))
                        .toList());
        document.put("placed", !entry.places().isEmpty());
        document.put("area", entry.places().stream().map(Entry.Place::area).toList());
        document.put(
                "employer", entry.places().stream().map(Entry.Place::employer).toList());
        return document;
    }

    private static Query query(Wanted wanted) {
        return Query.of(query -> query.bool(bool -> {
            bool.filter(in("kind", wanted.kinds(), Enum::name)).filter(visible(wanted.scope()));
            wanted.codes().forEach(code -> bool.filter(term("code", code.toLowerCase(Locale.ROOT))));
            return wanted.text().isBlank()
                    ? bool
                    : bool.must(words(wanted.text().strip()));
        }));
    }

    private static Query words(String text) {
        return Query.of(query -> query.bool(bool -> bool.should(either -> either.multiMatch(match -> match.query(text)
                        .fields("title^3", "text")
                        .type(TextQueryType.BestFields)
                        .operator(Operator.And)))
                .should(either -> either.prefix(prefix -> prefix.field("code")
                        .value(text.toLowerCase(Locale.ROOT))
                        .boost(5f)))
                .minimumShouldMatch("1")));
    }

    private static Query visible(Scope scope) {
        var placeless =
                Query.of(query -> query.term(term -> term.field("placed").value(value -> value.booleanValue(false))));
        var placed = placed(scope);
        return Query.of(query -> query.bool(bool -> {
            bool.should(placeless).minimumShouldMatch("1");
            return placed == null ? bool : bool.should(placed);
        }));
    }

    private static @Nullable Query placed(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ ->
                Query.of(query -> query.term(term -> term.field("placed").value(value -> value.booleanValue(true))));
            case Scope.Own own -> term("employer", own.employer().toString());
            case Scope.Nothing _ -> null;
            case Scope.Area area ->
                Query.of(query -> query.bool(areas -> {
                    Entry.Place.areas(area)
                            .forEach(prefix -> areas.should(one ->
                                    one.prefix(start -> start.field("area").value(prefix))));
                    return areas.minimumShouldMatch("1");
                }));
        };
    }

    private static SortOptions ascending(String field) {
        return SortOptions.of(by -> by.field(one -> one.field(field).order(SortOrder.Asc)));
    }

    private static Query term(String field, String value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }

    private static <T> Query in(String field, Collection<T> values, Function<T, String> name) {
        return Query.of(query -> query.terms(terms -> terms.field(field)
                .terms(list -> list.value(values.stream()
                        .map(value -> FieldValue.of(name.apply(value)))
                        .toList()))));
    }

    private static String key(SearchKind kind, String id) {
        return kind + ":" + id;
    }
}
