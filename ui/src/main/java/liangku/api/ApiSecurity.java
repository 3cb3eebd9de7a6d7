package liangku.api;

import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * Two stateless chains: the API, which asks for a bearer token everywhere but at its own door, and the public pages,
 * which hold nothing that is anyone's. The desks' chain, with sessions, is the shell's.
 */
@Configuration
@EnableMethodSecurity
class ApiSecurity {

    private static final String PHONE_CONTENT_POLICY = "default-src 'self'; img-src 'self' data: blob:; media-src"
            + " 'self' blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; frame-ancestors 'none'; base-uri 'self'";

    /** As {@link StrictHttpFirewall} has them. */
    private static final Pattern HEADER_NAME = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

    private static final Pattern HEADER_VALUE = Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]||\\t]]*");

    /** Nothing here is a search engine's to keep: neither what the API answers nor whose certificate was looked at. */
    private static final HeaderWriter NO_INDEX = new DelegatingRequestMatcherHeaderWriter(
            request -> request.getRequestURI().startsWith("/api/")
                    || request.getRequestURI().startsWith("/verify"),
            new StaticHeadersWriter("X-Robots-Tag", "noindex, nofollow"));

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, BearerFilter bearer, SeatFilter seat, WrittenProblem problem) {
        return stateless(http.securityMatcher("/api/**"))
                .addFilterBefore(bearer, AuthorizationFilter.class)
                .addFilterAfter(seat, BearerFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(HttpMethod.POST, "/api/v1/tokens", "/api/v1/tokens/codes")
                                .permitAll()
                                .requestMatchers(
                                        HttpMethod.GET,
                                        "/api/v1/info",
                                        "/api/v1/certificates/*/verification",
                                        "/api/v1/receipts/*/verification",
                                        "/api/v1/supervision/keys",
                                        "/api/v1/previews/*",
                                        "/api/v1/previews/*/recordings")
                                .permitAll()
                                .requestMatchers(HttpMethod.POST, "/api/v1/previews/*/solutions")
                                .permitAll()
                                // A shared device shows the token of its room, which is nobody's.
                                .requestMatchers(HttpMethod.POST, "/api/v1/rooms/devices", "/api/v1/rooms/papers")
                                .permitAll()
                                .requestMatchers("/api/v1/rooms/here", "/api/v1/rooms/here/lock")
                                .permitAll()
                                .requestMatchers(HttpMethod.PUT, "/api/v1/rooms/here/seat")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, cause) -> problem.write(
                                        request,
                                        response,
                                        HttpStatus.UNAUTHORIZED,
                                        Unexplained.of(HttpStatus.UNAUTHORIZED)))
                        .accessDeniedHandler((request, response, cause) -> problem.write(
                                request, response, HttpStatus.FORBIDDEN, Unexplained.of(HttpStatus.FORBIDDEN))))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain open(HttpSecurity http) {
        return stateless(http.securityMatcher(
                        "/m/**",
                        "/media/**",
                        "/verify/**",
                        "/kit/**",
                        "/demo/**",
                        "/v3/api-docs/**",
                        "/actuator/health/**",
                        // Where a refusal of the container ends; sent to the desks' chain it would turn into a sign-in
                        // page.
                        "/error",
                        "/favicon.ico",
                        "/robots.txt"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(PHONE_CONTENT_POLICY)))
                .build();
    }

    /**
     * What Spring lets through of headers, looked at by hand where it is plain ASCII, as nearly all are: its pattern is tried
     * anew at each look at a header, on a token of hundreds of characters too.
     */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(
                name -> isPrintable(name) || HEADER_NAME.matcher(name).matches());
        firewall.setAllowedHeaderValues(
                value -> isPrintable(value) || HEADER_VALUE.matcher(value).matches());
        return firewall;
    }

    static boolean isPrintable(String ascii) {
        for (var i = 0; i < ascii.length(); i++) {
            var c = ascii.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    /** Observed, each filter of a chain starts and stops two clocks that nobody reads, at a fifth of a small request. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie carries any authority here, so there is nothing to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.addHeaderWriter(NO_INDEX))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }
}
