package org.fusiform.gateway.access;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fusiform.gateway.problem.Problem;
import org.jboss.logging.Logger;

/** Tokens of an OpenID provider; Quarkus verifies signature, issuer, audience and time. */
@ApplicationScoped
public class BearerTokens {
    private static final Logger LOG = Logger.getLogger(BearerTokens.class);

    private final CurrentIdentityAssociation identities;
    private final boolean on;
    private final TokenClaims claims;

    BearerTokens(
            CurrentIdentityAssociation identities,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean on,
            AccessConfig config) {
        this.identities = identities;
        this.on = on;
        this.claims = TokenClaims.of(config);
    }

    /** Whom the token of the request that is under way stands for; a Problem where it is none of the provider's. */
    Caller caller() {
        if (!on) {
            throw Problem.unauthenticated("this is no key of the gateway, and it takes no other tokens");
        }
        AccessTokenCredential token = identity().getCredential(AccessTokenCredential.class);
        if (token == null) {
            throw Problem.unauthenticated("the token is not valid");
        }
        return claims.caller(token.getToken());
    }

    private SecurityIdentity identity() {
        try {
            return identities.getDeferredIdentity().await().indefinitely();
        } catch (AuthenticationFailedException e) {
            throw Problem.unauthenticated("the token is not valid: expired, not signed by the provider that the gateway"
                    + " trusts, or meant for another audience");
        } catch (OIDCException e) {
            LOG.errorf("the OpenID provider cannot be asked: %s", e.getMessage());
            throw new ProviderUnavailable();
        }
    }
}
