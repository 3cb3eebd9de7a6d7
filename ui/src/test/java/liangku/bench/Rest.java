package liangku.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.util.Timeout;
import org.brotli.dec.BrotliInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public contract over kept-alive connections, asked for as a phone's browser asks: compressed, in Chinese. */
final class Rest implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI base;
    private final CloseableHttpClient http;

    /** @param connections how many requests can be under way at once */
    Rest(URI base, int connections) {
        this.base = base;
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setSocketTimeout(Timeout.ofMinutes(15))
                                .build())
                        .build())
                // Bodies are kept as they came: their size on the wire is one of the figures.
                .disableContentCompression()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .build();
    }

    /** One answer as it came over the wire. */
    static final class Reply {
        private final int status;
        private final String coding;
        private final byte[] body;

        private Reply(int status, String coding, byte[] body) {
            this.status = status;
            this.coding = coding;
            this.body = body;
        }

        int status() {
            return status;
        }

        int bytesOnTheWire() {
            return body.length;
        }

        String text() {
            try (var plain = plain(new ByteArrayInputStream(body))) {
                return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private InputStream plain(InputStream wire) throws IOException {
            return switch (coding) {
                case "" -> wire;
                case "gzip" -> new GZIPInputStream(wire);
                case "br" -> new BrotliInputStream(wire);
                default -> throw new IOException("nobody asked for " + coding);
            };
        }

        JsonNode json() {
            return JSON.readTree(text());
        }

        /** {@return this} @throws IOException if it is no success */
        Reply orThrow() throws IOException {
            if (status >= 300) {
                throw new IOException("status " + status + ": " + text());
            }
            return this;
        }
    }

    Reply get(String path, String token) throws IOException {
        return execute(ClassicRequestBuilder.get(base.resolve(path)), token);
    }

    /** @param json the body; empty for none */
    Reply send(String method, String path, String token, String json) throws IOException {
        return send(method, path, token, "", json);
    }

    /** @param phone by which it names itself in an exam; empty for none */
    Reply send(String method, String path, String token, String phone, String json) throws IOException {
        var request = ClassicRequestBuilder.create(method).setUri(base.resolve(path));
        if (!json.isEmpty()) {
            request.setEntity(json, ContentType.APPLICATION_JSON);
        }
        if (!phone.isEmpty()) {
            request.addHeader("Liangku-Phone", phone);
        }
        return execute(request, token);
    }

    Reply upload(String path, String token, String name, byte[] content) throws IOException {
        var form = MultipartEntityBuilder.create()
                .addBinaryBody("file", content, ContentType.APPLICATION_OCTET_STREAM, name)
                .build();
        return execute(ClassicRequestBuilder.post(base.resolve(path)).setEntity(form), token);
    }

    /** {@return a token of somebody with these credentials} */
    String signIn(Map<String, String> credentials) throws IOException {
        return send("POST", "/api/v1/tokens", "", JSON.writeValueAsString(credentials))
                .orThrow()
                .json()
                .get("accessToken")
                .asString();
    }

    /** {@return a token of one of the demo's desk users} */
    String demo(String user) throws IOException {
        return signIn(Map.of("username", user, "password", "Liangku-demo-1"));
    }

    static String json(Map<String, ?> object) {
        return JSON.writeValueAsString(object);
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    private Reply execute(ClassicRequestBuilder builder, String token) throws IOException {
        builder.addHeader("Accept-Encoding", "gzip, deflate, br")
                .addHeader("Accept-Language", "zh-CN")
                .addHeader("Accept", "application/json, */*");
        if (!token.isEmpty()) {
            builder.addHeader("Authorization", "Bearer " + token);
        }
        ClassicHttpRequest request = builder.build();
        return http.execute(request, response -> {
            var entity = response.getEntity();
            var coding = entity == null || entity.getContentEncoding() == null ? "" : entity.getContentEncoding();
            var body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
            return new Reply(response.getCode(), coding, body);
        });
    }
}
