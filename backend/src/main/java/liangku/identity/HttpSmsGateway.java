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

/**
 * Hands codes and notices to a provider: {@code POST {"phone","code","minutes"}} or {@code
 * {"phone","notice","number","text"}} with a bearer secret, any 2xx is success; one that hangs is given up.
 */
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

    record Told(String phone, String notice, String number, String text) {}

    @Override
    public boolean send(Phone phone, String code, Duration life) {
        try {
            post(new Message(phone.value(), code, life.toMinutes()));
            return true;
        } catch (RestClientException failed) {
            // Its message may repeat the request, so only its kind is logged.
            LOG.error("one-time code not sent: {}", failed.getClass().getSimpleName());
            return false;
        }
    }

    @Override
    public void tell(Phone phone, Notice notice) {
        try {
            post(new Told(phone.value(), notice.kind().name(), notice.number(), notice.text()));
        } catch (RestClientException failed) {
            LOG.error("notice not sent: {}", failed.getClass().getSimpleName());
        }
    }

    private void post(Object message) {
        client.post()
                .contentType(MediaType.APPLICATION_JSON)
                .body(message)
                .retrieve()
                .toBodilessEntity();
    }
}
