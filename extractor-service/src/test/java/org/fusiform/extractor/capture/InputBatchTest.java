package org.fusiform.extractor.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.stimulus.StimulusRef;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.preprocess.Pipeline;
import org.junit.jupiter.api.Test;

class InputBatchTest {
    private final Map<String, byte[]> stored = new HashMap<>();
    private final InputBatch inputs = new InputBatch(
            (project, sha256) -> Optional.ofNullable(stored.get(sha256)), new ImageDecoder(DecodeLimits.DEFAULT));

    private StimulusRef stimulus(int rgb, String name) throws IOException {
        BufferedImage image = new BufferedImage(240, 240, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, rgb);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        StimulusRef stimulus = new StimulusRef(Sha256.of(png.toByteArray()), name);
        stored.put(stimulus.sha256(), png.toByteArray());
        return stimulus;
    }

    @Test
    void another_image_under_a_stimulus_key_is_not_measured() throws Exception {
        // Given: a good image, which is not the one that the set was made of
        StimulusRef good = stimulus(0xff0000, "face/a.png");
        StimulusRef damaged = stimulus(0x00ff00, "face/x.png");
        stored.put(damaged.sha256(), stored.get(good.sha256()));

        // Then
        assertThat(inputs.of("p", List.of(good), Pipeline.IMAGENET_256_BILINEAR).remaining())
                .isEqualTo(3 * 224 * 224);
        assertThatThrownBy(() -> inputs.of("p", List.of(good, damaged), Pipeline.IMAGENET_256_BILINEAR))
                .isInstanceOf(ShardRefused.class)
                .hasMessageStartingWith("stimulus face/x.png is damaged in the store: ")
                .hasMessageEndingWith("; import the set again");
    }

    @Test
    void a_missing_stimulus_is_named() throws Exception {
        // Given
        StimulusRef gone = stimulus(0xff0000, "face/x.png");
        stored.clear();

        // Then
        assertThatThrownBy(() -> inputs.of("p", List.of(gone), Pipeline.IMAGENET_256_BILINEAR))
                .isInstanceOf(ShardRefused.class)
                .hasMessage("stimulus face/x.png is missing in the store; import the set again");
    }
}
