package liangku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import liangku.employer.Category;
import liangku.employer.Scope;
import liangku.testing.House;
import org.junit.jupiter.api.Test;

class TokensTest {

    private final Door door = new Door();
    private final Tokens tokens = door.tokens;
    private final Caller author = door.administrator(Role.AUTHOR);

    @Test
    void aTokenIsGoodForEightHoursAtADesk() {
        var token = tokens.issue(author, House.NOW);

        assertThat(token.life()).isEqualTo(Duration.ofHours(8));
        assertThat(tokens.verify(
                        token.value(), House.NOW.plus(Duration.ofHours(8)).minusSeconds(1)))
                .contains(author);
        assertThat(tokens.verify(token.value(), House.NOW.plus(Duration.ofHours(8))))
                .isEmpty();
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @Test
    void anythingElseIsNoToken() throws JOSEException {
        var token = tokens.issue(author, House.NOW).value();
        var claims = new JWTClaimsSet.Builder()
                .subject(author.subject())
                .expirationTime(Date.from(House.NOW.plusSeconds(60)))
                .claim("epoch", 1)
                .build();
        var foreign = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("1").build(), claims);
        foreign.sign(new MACSigner(new byte[32]));

        assertThat(tokens.verify("", House.NOW)).isEmpty();
        assertThat(tokens.verify("a.b.c", House.NOW)).isEmpty();
        assertThat(tokens.verify(token.substring(0, token.length() - 4) + "AAAA", House.NOW))
                .isEmpty();
        assertThat(tokens.verify(new PlainJWT(claims).serialize(), House.NOW)).isEmpty();
        assertThat(tokens.verify(foreign.serialize(), House.NOW)).isEmpty();
    }

    @Test
    void rightsAreThoseOfTodayNotThoseOfTheToken() {
        var security = door.administrator(Role.SECURITY_ADMIN);
        var token = tokens.issue(author, House.NOW).value();
        var id = AccountId.of(author.subject().substring("account:".length()));
        var area = new Scope.Area(Set.of("371502"), Set.of(Category.C1B));

        door.administration.grant(id, Role.REGULATOR, area, security, House.NOW);

        assertThat(tokens.verify(token, House.NOW)).isEmpty();
        assertThat(door.callers.load(author.subject())).map(Caller::scope).contains(area);
    }

    @Test
    void aRevokedTokenIsWorthless() {
        var token = tokens.issue(author, House.NOW).value();
        assertThat(tokens.verify(token, House.NOW)).contains(author);

        tokens.revoke(author.subject());

        assertThat(tokens.verify(token, House.NOW)).isEmpty();
    }

    @Test
    void aTokenThatWasGivenBackIsWorthlessOnEveryNodeAndForGoodAndTheOthersAreNot() {
        var phone = tokens.issue(author, House.NOW).value();
        var tablet = tokens.issue(author, House.NOW).value();
        assertThat(tokens.verify(phone, House.NOW)).contains(author);

        tokens.giveBack(phone, House.NOW);
        tokens.giveBack(phone, House.NOW);
        tokens.giveBack("a.b.c", House.NOW);

        assertThat(tokens.verify(phone, House.NOW)).isEmpty();
        assertThat(tokens.verify(tablet, House.NOW)).contains(author);
        var otherNode = new Tokens(door.house.db, House.keys((byte) 3), door.settings.tokens(), door.callers);
        assertThat(otherNode.verify(phone, House.NOW)).isEmpty();
        assertThat(otherNode.verify(tablet, House.NOW)).contains(author);
    }

    @Test
    void whatHasEndedByItselfIsForgotten() {
        tokens.giveBack(tokens.issue(author, House.NOW).value(), House.NOW);
        var later = House.NOW.plus(Duration.ofHours(9));
        tokens.giveBack(tokens.issue(author, later).value(), later);

        assertThat(door.house
                        .db
                        .sql("select count(*) from identity.revoked_token")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
