package org.fusiform.k8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import java.util.regex.Pattern;
import org.fusiform.k8s.Checkout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Dockerfile, which no engine has seen here. */
class DockerfileTest {
    private final String text = Checkout.text("deploy/images/Dockerfile");

    @Test
    void it_keeps_every_rule() {
        Dockerfile file = Dockerfile.parse(text);

        assertThat(DockerfileRules.violations(file)).isEmpty();
        assertThat(file.targets().map(Dockerfile.Stage::name))
                .containsExactlyInAnyOrder("gateway", "stats", "extractor", "extractor-cuda", "command");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            eclipse-temurin:25.0.3_9-jre-noble | eclipse-temurin                | stage runtime begins with eclipse-temurin, which names no version
            eclipse-temurin:25.0.3_9-jre-noble | eclipse-temurin:latest         | which names no version
            eclipse-temurin:25.0.3_9-jre-noble | eclipse-temurin:25-jre         | which names no version
            eclipse-temurin:25.0.3_9-jre-noble | ${BASE}:25.0.3                 | which names no version
            FROM runtime AS stats              | FROM others AS stats           | stage stats begins with others, which names no version
            USER 10001:10001                   | USER root                      | stage gateway runs as root
            USER 10001:10001                   | USER 0:0                       | stage command runs as root
            USER 10001:10001                   | EXPOSE 8081                    | stage extractor-cuda runs as root
            COPY --from=torch                  | ADD --from=torch               | stage extractor-cuda adds
            COPY --from=build /build/gateway   | COPY gateway                   | stage gateway takes files that no stage has built
            ENV JDK_JAVA_OPTIONS="-Xmx512m"    | ENV STORE_SECRET_KEY="x"       | stage gateway holds a secret
            EXPOSE 8080                        | RUN apt-get install -y curl    | stage stats brings what it fetches
            ' AS runtime'                      | ''                             | stage  has no name
            """)
    void a_rule_sees_what_is_wrong(String was, String is, String expected) {
        String broken = text.replace(was, is == null ? "" : is);
        assertThat(broken).isNotEqualTo(text);

        assertThat(DockerfileRules.violations(Dockerfile.parse(broken)))
                .anyMatch(violation -> violation.contains(expected));
    }

    @Test
    void a_shell_that_starts_a_service_is_seen() {
        String broken = text.replaceAll("(?m)^ENTRYPOINT \\[(.*)$", "ENTRYPOINT $1");

        assertThat(DockerfileRules.violations(Dockerfile.parse(broken)))
                .anyMatch(violation -> violation.contains("stage stats starts a shell"));
    }

    @Test
    void the_cuda_image_has_the_engine_that_the_others_have() {
        Properties pom = new Properties();
        Pattern.compile("<(pytorch|djl)\\.version>([^<]+)<")
                .matcher(Checkout.text("pom.xml"))
                .results()
                .forEach(found -> pom.setProperty(found.group(1), found.group(2)));

        assertThat(text)
                .contains("pytorch/pytorch:" + pom.getProperty("pytorch") + "-cuda12.8")
                .contains("PYTORCH_VERSION=\"" + pom.getProperty("pytorch") + "\"")
                .contains("pytorch-jni " + pom.getProperty("pytorch") + "-" + pom.getProperty("djl"));
    }
}
