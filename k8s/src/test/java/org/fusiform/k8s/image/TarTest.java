package org.fusiform.k8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.fusiform.k8s.Checkout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Images that are made without an engine start as those of the Dockerfile do. */
class TarTest {
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern VARIABLE = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final Dockerfile file = Dockerfile.parse(Checkout.text("deploy/images/Dockerfile"));
    private final Document pom = pom();

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "stats", "extractor", "command"})
    void an_image_is_the_same_from_both(String name) {
        Dockerfile.Stage stage = file.stage(name).orElseThrow();
        String container = "//execution[id='" + name + "']/configuration/container/";

        assertThat(texts(container + "entrypoint/arg"))
                .isEqualTo(found(TEXT, file.inherited(stage, "ENTRYPOINT").orElseThrow()));
        assertThat(texts(container + "user"))
                .containsExactly(file.inherited(stage, "USER").orElseThrow());
        assertThat(texts(container + "workingDirectory"))
                .containsExactly(file.inherited(stage, "WORKDIR").orElseThrow());
        assertThat(texts(container + "ports"))
                .containsExactly(file.inherited(stage, "EXPOSE").orElseThrow());
        assertThat(elements(container + "environment")).isEqualTo(environment(stage));
    }

    private Map<String, String> environment(Dockerfile.Stage stage) {
        Map<String, String> all = new TreeMap<>();
        file.allInherited(stage, "ENV").forEach(line -> {
            Matcher variable = VARIABLE.matcher(line);
            while (variable.find()) {
                all.put(variable.group(1), variable.group(2));
            }
        });
        return all;
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group(1)).toList();
    }

    private List<String> texts(String path) {
        return nodes(path).map(Node::getTextContent).toList();
    }

    private Map<String, String> elements(String path) {
        Map<String, String> all = new TreeMap<>();
        nodes(path + "/*").forEach(it -> all.put(it.getNodeName(), it.getTextContent()));
        return all;
    }

    private Stream<Node> nodes(String path) {
        try {
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private static Document pom() {
        try (var in = Files.newInputStream(Checkout.file("deploy/images/pom.xml"))) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("deploy/images/pom.xml cannot be read", e);
        }
    }
}
