package liangku.identity;

import java.time.Duration;
import liangku.people.Phone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Hands codes to a provider: {@code POST {"phone","code","minutes"}} with a bearer secret, any 2xx is success. */
class HttpSmsGateway implements SmsGateway {

    private static final Logger LOG = LoggerFactory.getLogger(HttpSmsGateway.class);

    private final RestClient client;

    HttpSmsGateway(RestClient.Builder builder, IdentitySettings.Sms settings) {
        client = builder.baseUrl(settings.url())
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + settings.secret())
                .build();
    }

    record Message(String phone, String code, long minutes) {}

    @Override
    public void send(Phone phone, String code, Duration life) {
        try {
            client.post()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new Message(phone.value(), code, life.toMinutes()))
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException failed) {
            // Its message may repeat the request, so only its kind is logged.
            LOG.error("one-time code not sent: {}", failed.getClass().getSimpleName());
        }
    }
}
