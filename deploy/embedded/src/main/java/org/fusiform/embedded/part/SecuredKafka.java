package org.fusiform.embedded.part;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.fusiform.embedded.ServiceSecret;

/** A second listener, by TLS and with a user for each service, who may do nothing that no rule grants. */
final class SecuredKafka {
    private static final List<String> SERVICES = List.of("gateway", "extractor", "stats");
    private static final String LISTENER = "listener.name.secured.";

    private SecuredKafka() {}

    /** On top of those of a plain broker; whoever comes by the plain listener may do everything. */
    static Map<String, String> settings(int plain, int controller, int secured, String secret, Security security) {
        String users = SERVICES.stream()
                .map(service -> " user_fusiform-" + service + "=\"" + ServiceSecret.of(secret, service) + "\"")
                .collect(Collectors.joining());
        Certificate certificate = security.certificate();
        return Map.ofEntries(
                Map.entry(
                        "listeners",
                        "PLAINTEXT://127.0.0.1:" + plain + ",SECURED://127.0.0.1:" + secured
                                + ",CONTROLLER://127.0.0.1:" + controller),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + plain + ",SECURED://127.0.0.1:" + secured),
                Map.entry(
                        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,SECURED:SASL_SSL,CONTROLLER:PLAINTEXT"),
                Map.entry(LISTENER + "sasl.enabled.mechanisms", "PLAIN"),
                Map.entry(
                        LISTENER + "plain.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required" + users + ";"),
                Map.entry(LISTENER + "ssl.keystore.type", "PKCS12"),
                Map.entry(
                        LISTENER + "ssl.keystore.location",
                        certificate.keyStore().toString()),
                Map.entry(LISTENER + "ssl.keystore.password", certificate.password()),
                Map.entry("authorizer.class.name", StandardAuthorizer.class.getName()),
                Map.entry("super.users", "User:ANONYMOUS"),
                Map.entry("allow.everyone.if.no.acl.found", "false"));
    }
}
