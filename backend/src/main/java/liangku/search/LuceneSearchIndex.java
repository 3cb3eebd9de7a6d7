package liangku.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import liangku.employer.Scope;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/** Lucene in this process, in a folder, with the dictionary of smartcn for Chinese words. */
final class LuceneSearchIndex implements SearchIndex, AutoCloseable {

    private static final String KEY = "key";
    /** The key once more, to order by. */
    private static final String ORDER = "order";

    private static final String KIND = "kind";
    private static final String ID = "id";
    private static final String TITLE = "title";
    private static final String TEXT = "text";
    private static final String CODE = "code";
    private static final String PLACED = "placed";
    private static final String AREA = "area";
    private static final String EMPLOYER = "employer";

    /** Which of two equal ones comes first would otherwise depend on what was written last. */
    private static final Sort BEST_FIRST = new Sort(SortField.FIELD_SCORE, new SortField(ORDER, SortField.Type.STRING));

    private final Analyzer analyzer = new SmartChineseAnalyzer();
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    LuceneSearchIndex(Path folder) {
        try {
            directory = FSDirectory.open(folder);
            writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
            searchers = new SearcherManager(writer, null);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot open the search index in " + folder, failed);
        }
    }

    @Override
    public void put(Collection<Entry> entries) throws SearchUnavailable {
        try {
            for (var entry : entries) {
                writer.updateDocument(new Term(KEY, key(entry.kind(), entry.id())), document(entry));
            }
            commit();
        } catch (IOException failed) {
            throw new SearchUnavailable("cannot write %d entries".formatted(entries.size()), failed);
        }
    }

    @Override
    public void remove(SearchKind kind, Collection<String> ids) throws SearchUnavailable {
        try {
            writer.deleteDocuments(
                    ids.stream().map(id -> new Term(KEY, key(kind, id))).toArray(Term[]::new));
            commit();
        } catch (IOException failed) {
            throw new SearchUnavailable("cannot remove %d entries".formatted(ids.size()), failed);
        }
    }

    @Override
    public List<Hit> find(Wanted wanted) throws SearchUnavailable {
        try {
            var searcher = searchers.acquire();
            try {
                var found = searcher.search(query(wanted), wanted.limit(), BEST_FIRST, true);
                var stored = searcher.storedFields();
                var hits = new ArrayList<Hit>(found.scoreDocs.length);
                for (var scored : found.scoreDocs) {
                    var document = stored.document(scored.doc);
                    hits.add(new Hit(
                            SearchKind.valueOf(document.get(KIND)),
                            document.get(ID),
                            document.get(TITLE),
                            scored.score));
                }
                return hits;
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException failed) {
            throw new SearchUnavailable("cannot search", failed);
        }
    }

    @Override
    public long count(SearchKind kind) throws SearchUnavailable {
        try {
            var searcher = searchers.acquire();
            try {
                return searcher.count(new TermQuery(new Term(KIND, kind.name())));
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException failed) {
            throw new SearchUnavailable("cannot count", failed);
        }
    }

    @Override
    public void clear() throws SearchUnavailable {
        try {
            writer.deleteAll();
            commit();
        } catch (IOException failed) {
            throw new SearchUnavailable("cannot clear", failed);
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
        analyzer.close();
    }

    private void commit() throws IOException {
        writer.commit();
        searchers.maybeRefreshBlocking();
    }

    private static Document document(Entry entry) {
        var document = new Document();
        var key = key(entry.kind(), entry.id());
        document.add(new StringField(KEY, key, Field.Store.NO));
        document.add(new SortedDocValuesField(ORDER, new BytesRef(key)));
        document.add(new StringField(KIND, entry.kind().name(), Field.Store.YES));
        document.add(new StringField(ID, entry.id(), Field.Store.YES));
        document.add(new TextField(TITLE, entry.title(), Field.Store.YES));
        document.add(new TextField(TEXT, entry.text(), Field.Store.NO));
        for (var code : entry.codes()) {
            document.add(new StringField(CODE, code.toLowerCase(Locale.ROOT), Field.Store.NO));
        }
        if (!entry.places().isEmpty()) {
            document.add(new StringField(PLACED, "yes", Field.Store.NO));
        }
        for (var place : entry.places()) {
            document.add(new StringField(AREA, place.area(), Field.Store.NO));
            document.add(new StringField(EMPLOYER, place.employer(), Field.Store.NO));
        }
        return document;
    }

    private Query query(Wanted wanted) {
        var query = new BooleanQuery.Builder()
                .add(in(KIND, wanted.kinds().stream().map(Enum::name).toList()), Occur.FILTER)
                .add(visible(wanted.scope()), Occur.FILTER);
        for (var code : wanted.codes()) {
            query.add(new TermQuery(new Term(CODE, code.toLowerCase(Locale.ROOT))), Occur.FILTER);
        }
        if (!wanted.text().isBlank()) {
            query.add(words(wanted.text().strip()), Occur.MUST);
        }
        return query.build();
    }

    private Query words(String text) {
        var builder = new QueryBuilder(analyzer);
        var words = new BooleanQuery.Builder();
        var title = builder.createBooleanQuery(TITLE, text, Occur.MUST);
        var body = builder.createBooleanQuery(TEXT, text, Occur.MUST);
        if (title != null && body != null) {
            words.add(new BoostQuery(title, 3), Occur.SHOULD).add(body, Occur.SHOULD);
        }
        words.add(
                new BoostQuery(
                        new ConstantScoreQuery(new PrefixQuery(new Term(CODE, text.toLowerCase(Locale.ROOT)))), 5),
                Occur.SHOULD);
        return words.build();
    }

    private static Query visible(Scope scope) {
        var nowhere = new BooleanQuery.Builder()
                .add(MatchAllDocsQuery.INSTANCE, Occur.MUST)
                .add(new TermQuery(new Term(PLACED, "yes")), Occur.MUST_NOT)
                .build();
        return new BooleanQuery.Builder()
                .add(nowhere, Occur.SHOULD)
                .add(placed(scope), Occur.SHOULD)
                .build();
    }

    private static Query placed(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> new TermQuery(new Term(PLACED, "yes"));
            case Scope.Own own ->
                new TermQuery(new Term(EMPLOYER, own.employer().toString()));
            case Scope.Nothing _ -> MatchNoDocsQuery.INSTANCE;
            case Scope.Area area -> {
                var areas = new BooleanQuery.Builder();
                Entry.Place.areas(area)
                        .forEach(prefix -> areas.add(new PrefixQuery(new Term(AREA, prefix)), Occur.SHOULD));
                yield areas.build();
            }
        };
    }

    private static Query in(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private static String key(SearchKind kind, String id) {
        return kind + ":" + id;
    }
}
