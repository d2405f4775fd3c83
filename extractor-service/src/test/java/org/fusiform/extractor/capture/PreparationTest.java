package org.fusiform.extractor.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.fusiform.contracts.Sha256;
import org.fusiform.contracts.stimulus.StimulusRef;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.preprocess.Pipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreparationTest {
    private static final int PIXELS = 3 * 224 * 224;

    private final Map<String, byte[]> stored = new HashMap<>();
    private final Preparation preparation =
            preparation(2, (project, sha256) -> Optional.ofNullable(stored.get(sha256)));

    private static Preparation preparation(int threads, StimulusBytes stimuli) {
        return new Preparation(
                new StimulusInput(stimuli, new ImageDecoder(DecodeLimits.DEFAULT)), threads, 3, Path.of("unused"));
    }

    @AfterEach
    void end() {
        preparation.close();
    }

    private float[] values(StimulusRef... stimuli) throws Exception {
        try (PreparedBatch batch = preparation.begin("p", List.of(stimuli), Pipeline.IMAGENET_256_BILINEAR)) {
            float[] values = new float[batch.size() * PIXELS];
            batch.await().get(values);
            return values;
        }
    }

    private StimulusRef stimulus(int rgb, String name) throws IOException {
        BufferedImage image = new BufferedImage(240, 240, BufferedImage.TYPE_INT_RGB);
        image.setRGB(120, 120, rgb);
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
        assertThat(values(good)).hasSize(PIXELS);
        assertThatThrownBy(() -> values(good, damaged))
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
        assertThatThrownBy(() -> values(gone))
                .isInstanceOf(ShardRefused.class)
                .hasMessage("stimulus face/x.png is missing in the store; import the set again");
    }

    @Test
    void each_stimulus_has_its_place_in_memory_that_others_had_before() throws Exception {
        // Given
        StimulusRef red = stimulus(0xff0000, "face/red.png");
        StimulusRef green = stimulus(0x00ff00, "face/green.png");
        float[] first = values(red);
        float[] second = values(green);

        // When
        float[] both = values(green, red);

        // Then
        assertThat(first).isNotEqualTo(second);
        assertThat(Arrays.copyOfRange(both, 0, PIXELS)).isEqualTo(second);
        assertThat(Arrays.copyOfRange(both, PIXELS, 2 * PIXELS)).isEqualTo(first);
    }

    @Test
    void of_several_refused_stimuli_the_first_is_told() throws Exception {
        // Given
        StimulusRef first = stimulus(0xff0000, "face/first.png");
        StimulusRef second = stimulus(0x00ff00, "face/second.png");
        stored.clear();

        // Then
        assertThatThrownBy(() -> values(first, second)).hasMessageStartingWith("stimulus face/first.png ");
    }

    @Test
    void what_a_batch_that_was_given_up_still_writes_goes_to_no_other() throws Exception {
        // Given: a batch that is given up while it is being written, and before its second stimulus is begun
        StimulusRef stimulus = stimulus(0xff0000, "face/a.png");
        StimulusRef later = stimulus(0x00ff00, "face/b.png");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Set<String> fetched = ConcurrentHashMap.newKeySet();
        try (Preparation slow = preparation(1, (project, sha256) -> {
            fetched.add(project + sha256);
            if (project.equals("given up")) {
                begun.countDown();
                await(closed);
            }
            return Optional.of(stored.get(sha256));
        })) {
            PreparedBatch givenUp = slow.begin("given up", List.of(stimulus, later), Pipeline.IMAGENET_256_BILINEAR);
            await(begun);
            givenUp.close();

            // When
            try (PreparedBatch next = slow.begin("p", List.of(later), Pipeline.IMAGENET_256_BILINEAR)) {
                closed.countDown();
                float[] values = new float[PIXELS];
                next.await().get(values);

                // Then
                assertThat(values).isEqualTo(values(later));
                assertThat(fetched).doesNotContain("given up" + later.sha256());
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
