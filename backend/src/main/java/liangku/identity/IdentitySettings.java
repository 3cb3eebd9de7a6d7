package liangku.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in.
 *
 * @param demoCode accepted as any worker's code, in a demo only; blank = none
 * @param codes the worker's one-time codes
 * @param lock what happens after wrong passwords
 * @param tokens life and keys of bearer tokens
 * @param sms where codes are sent
 */
@ConfigurationProperties("liangku.identity")
public record IdentitySettings(
        @DefaultValue("") String demoCode,
        @DefaultValue Codes codes,
        @DefaultValue Lock lock,
        @DefaultValue Tokens tokens,
        @DefaultValue Sms sms) {

    /**
     * @param life how long a code may be used
     * @param interval between two requests for one phone
     * @param aDay requests for one phone in 24 hours
     * @param tries wrong or right, for one code
     * @param anHourPerAddress requests from one client address in an hour; 0 = any. Counted where requests come in
     * @param aMinuteInAll codes in a minute, whoever asks; 0 = any
     */
    public record Codes(
            @DefaultValue("5m") Duration life,
            @DefaultValue("60s") Duration interval,
            @DefaultValue("10") int aDay,
            @DefaultValue("5") int tries,
            @DefaultValue("120") int anHourPerAddress,
            @DefaultValue("300") int aMinuteInAll) {}

    /**
     * @param after wrong passwords in a row, each within {@code duration} of the one before
     * @param duration how long nobody signs in under that name
     * @param perAddress wrong passwords from one client address, under whatever names, in {@code perAddressTime}; then only
     *     those are heard who signed in from there before. 0 = any
     * @param perAddressTime begins with the first wrong one
     */
    public record Lock(
            @DefaultValue("5") int after,
            @DefaultValue("30m") Duration duration,
            @DefaultValue("100") int perAddress,
            @DefaultValue("10m") Duration perAddressTime) {}

    /**
     * @param desk life of a token of a user name
     * @param worker life of a token of a worker's phone
     * @param standing how long a role, a scope or a dismissal may go unnoticed
     * @param keys {@code number:base64} pairs, comma separated; blank = a key file in the key folder
     */
    public record Tokens(
            @DefaultValue("8h") Duration desk,
            @DefaultValue("30d") Duration worker,
            @DefaultValue("30s") Duration standing,
            @DefaultValue("") String keys) {
        @Override
        public String toString() {
            return "Tokens[desk=%s, worker=%s, standing=%s]".formatted(desk, worker, standing);
        }
    }

    /**
     * @param url gateway that takes {@code POST {"phone","code","minutes"}}, and {@code {"phone","notice","number","text"}}
     *     for notices; blank = none
     * @param secret sent as bearer token
     * @param connectTimeout how long a connection may take
     * @param readTimeout how long an answer may take
     * @param pendingMax how many messages may be under way or wait at once; who asks for one more is asked to come again
     */
    public record Sms(
            @DefaultValue("") String url,
            @DefaultValue("") String secret,
            @DefaultValue("3s") Duration connectTimeout,
            @DefaultValue("8s") Duration readTimeout,
            @DefaultValue("256") int pendingMax) {
        @Override
        public String toString() {
            return "Sms[url=" + url + "]";
        }
    }
}
