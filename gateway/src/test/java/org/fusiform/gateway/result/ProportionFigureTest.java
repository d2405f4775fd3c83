package org.fusiform.gateway.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fusiform.contracts.campaign.Criterion;
import org.fusiform.contracts.result.LayerResult;
import org.fusiform.contracts.result.RunResult;
import org.fusiform.contracts.result.TargetResult;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ProportionFigureTest {
    private static LayerResult layer(String name, double face, double scene) {
        Map<String, TargetResult> targets = new LinkedHashMap<>();
        targets.put("face", target(face));
        targets.put("scene", target(scene));
        return new LayerResult(name, null, List.of(1, 1, 10), 10, 0, targets);
    }

    private static TargetResult target(double fraction) {
        return new TargetResult(1, fraction, null, 10, fraction, null, null, null, null, null, null);
    }

    private static Document drawn(LayerResult... layers) throws Exception {
        RunResult run = new RunResult(
                "a<b & c",
                "set",
                0,
                Criterion.PAIRWISE_WELCH,
                null,
                null,
                "SUCCEEDED",
                null,
                List.of(layers),
                null,
                null);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(ProportionFigure.of(run))));
    }

    @Test
    void each_target_is_a_line_over_the_layers_and_the_largest_share_is_its_top() throws Exception {
        // When
        Document figure = drawn(layer("conv1", 0.1, 0), layer("conv2", 0.4, 0.2));

        // Then: y from 300 (none) to 40 (the most)
        assertThat(points(figure, 0)).isEqualTo("84.00,235.00 132.00,40.00");
        assertThat(points(figure, 1)).isEqualTo("84.00,300.00 132.00,170.00");
        assertThat(figure.getDocumentElement().getTextContent())
                .contains("a<b & c", "conv1", "conv2", "scene", "40.00");
    }

    @Test
    void where_nothing_is_selective_the_lines_are_flat() throws Exception {
        assertThat(points(drawn(layer("conv1", 0, 0)), 0)).isEqualTo("84.00,300.00");
    }

    private static String points(Document figure, int index) {
        return ((Element) figure.getElementsByTagName("polyline").item(index)).getAttribute("points");
    }
}
