package liangku.identity;

import java.net.http.HttpClient;
import java.time.Duration;
import liangku.people.Phone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Hands codes to a provider: {@code POST {"phone","code","minutes"}} with a bearer secret, any 2xx is success; one that hangs is given up. */
class HttpSmsGateway implements SmsGateway {

    private static final Logger LOG = LoggerFactory.getLogger(HttpSmsGateway.class);

    private final RestClient client;

    HttpSmsGateway(RestClient.Builder builder, IdentitySettings.Sms settings) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(settings.readTimeout());
        client = builder.requestFactory(requests)
                .baseUrl(settings.url())
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + settings.secret())
                .build();
    }

    record Message(String phone, String code, long minutes) {}

    @Override
    public boolean send(Phone phone, String code, Duration life) {
        try {
            client.post()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new Message(phone.value(), code, life.toMinutes()))
                    .retrieve()
                    .toBodilessEntity();
            return true;
        } catch (RestClientException failed) {
            // Its message may repeat the request, so only its kind is logged.
            LOG.error("one-time code not sent: {}", failed.getClass().getSimpleName());
            return false;
        }
    }
}
