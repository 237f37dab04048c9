package io.rastro.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.security.oauth2.jwt.Jwt;

/** An ID token that a portal must not believe: like the right one but for one thing. */
enum WrongIdToken {
    OF_ANOTHER_KEY {
        @Override
        String spoilt(JWTClaimsSet claims) throws JOSEException {
            return signed(header().build(), claims, new RSASSASigner(ANOTHER_KEY));
        }
    },
    OF_A_KEY_THAT_IS_NOT_PUBLISHED {
        @Override
        String spoilt(JWTClaimsSet claims) throws JOSEException {
            return signed(header().keyID("unknown").build(), claims, new RSASSASigner(ANOTHER_KEY));
        }
    },
    OF_A_KEY_THAT_IT_NAMES_ITSELF {
        @Override
        String spoilt(JWTClaimsSet claims) throws JOSEException {
            JWSHeader header = header().jwk(ANOTHER_KEY.toPublicJWK()).build();
            return signed(header, claims, new RSASSASigner(ANOTHER_KEY));
        }
    },
    UNSIGNED {
        @Override
        String spoilt(JWTClaimsSet claims) {
            return new PlainJWT(claims).serialize();
        }
    },
    SYMMETRIC {
        @Override
        String spoilt(JWTClaimsSet claims) throws JOSEException {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .keyID(RIGHT_KEY.getKeyID())
                    .build();
            return signed(header, claims, new MACSigner(new byte[32]));
        }
    },
    OF_ANOTHER_ALGORITHM {
        @Override
        String spoilt(JWTClaimsSet claims) throws JOSEException {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS512)
                    .keyID(RIGHT_KEY.getKeyID())
                    .build();
            return signed(header, claims, new RSASSASigner(RIGHT_KEY));
        }
    },
    OF_ANOTHER_KIND {
        @Override
        String spoilt(JWTClaimsSet claims) throws JOSEException {
            JWSHeader header = header().type(new JOSEObjectType("at+jwt")).build();
            return signed(header, claims, new RSASSASigner(RIGHT_KEY));
        }
    },
    EXPIRED {
        @Override
        String spoilt(JWTClaimsSet claims) throws JOSEException {
            Date past = Date.from(Instant.now().minus(Duration.ofMinutes(10)));
            return signed(new JWTClaimsSet.Builder(claims).expirationTime(past).build());
        }
    },
    OF_THE_FUTURE {
        @Override
        String spoilt(JWTClaimsSet claims) throws JOSEException {
            Date future = Date.from(Instant.now().plus(Duration.ofMinutes(10)));
            return signed(new JWTClaimsSet.Builder(claims).notBeforeTime(future).build());
        }
    },
    FOR_ANOTHER_PORTAL {
        @Override
        String spoilt(JWTClaimsSet claims) throws JOSEException {
            return signed(new JWTClaimsSet.Builder(claims)
                    .audience("another")
                    .claim("azp", "another")
                    .build());
        }
    },
    FOR_ANOTHER_PORTAL_AS_WELL {
        @Override
        String spoilt(JWTClaimsSet claims) throws JOSEException {
            return signed(new JWTClaimsSet.Builder(claims)
                    .audience(List.of("another", "rastro"))
                    .claim("azp", "another")
                    .build());
        }
    },
    OF_ANOTHER_ISSUER {
        @Override
        String spoilt(JWTClaimsSet claims) throws JOSEException {
            return signed(new JWTClaimsSet.Builder(claims)
                    .issuer("http://127.0.0.1:1")
                    .build());
        }
    },
    TO_ANOTHER_QUESTION {
        @Override
        String spoilt(JWTClaimsSet claims) throws JOSEException {
            return signed(
                    new JWTClaimsSet.Builder(claims).claim("nonce", "another").build());
        }
    },
    TO_NO_QUESTION {
        @Override
        String spoilt(JWTClaimsSet claims) throws JOSEException {
            return signed(new JWTClaimsSet.Builder(claims).claim("nonce", null).build());
        }
    };

    /** That the provider signs with and publishes. */
    static final RSAKey RIGHT_KEY = key();

    private static final RSAKey ANOTHER_KEY = key();

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    abstract String spoilt(JWTClaimsSet claims) throws JOSEException;

    Jwt insteadOf(Jwt right) {
        try {
            String token = spoilt(SignedJWT.parse(right.getTokenValue()).getJWTClaimsSet());
            return Jwt.withTokenValue(token)
                    .headers(headers -> headers.putAll(right.getHeaders()))
                    .claims(claims -> claims.putAll(right.getClaims()))
                    .build();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(RIGHT_KEY.getKeyID());
    }

    /** As the provider itself would. */
    static String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(header().build(), claims, new RSASSASigner(RIGHT_KEY));
    }

    static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }
}
