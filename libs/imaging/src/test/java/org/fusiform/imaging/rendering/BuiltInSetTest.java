package org.fusiform.imaging.rendering;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusiform.imaging.decode.DecodeLimits;
import org.fusiform.imaging.decode.ImageDecoder;
import org.fusiform.imaging.decode.ImageRefused;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.match.Luminance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BuiltInSetTest {
    private static final int PER_CONDITION = 80;
    private static List<RenderedStimulus> set;

    @BeforeAll
    static void render() {
        set = BuiltInSet.render(1, PER_CONDITION);
    }

    @Test
    void everyConditionHasItsStimuliInAFixedOrder() {
        Map<String, Long> counts =
                set.stream().collect(groupingBy(RenderedStimulus::condition, LinkedHashMap::new, counting()));
        assertThat(counts)
                .containsExactly(
                        Map.entry("face", 80L),
                        Map.entry("body", 80L),
                        Map.entry("scene", 80L),
                        Map.entry("word", 80L),
                        Map.entry("scrambled-scene", 80L),
                        Map.entry("scrambled-word", 80L));
        assertThat(set.subList(78, 82))
                .extracting(RenderedStimulus::fileName)
                .containsExactly("face-79.png", "face-80.png", "body-1.png", "body-2.png");
    }

    @Test
    void scenesAreOfFourKindsByTurns() {
        assertThat(set.stream().filter(stimulus -> stimulus.condition().equals("scene")))
                .extracting(RenderedStimulus::subcategory)
                .startsWith("house", "corridor", "landscape", "street", "house");
    }

    @Test
    void aScrambleKnowsItsSource() {
        for (RenderedStimulus stimulus : set) {
            if (stimulus.condition().startsWith("scrambled-")) {
                assertThat("scrambled-" + stimulus.source()).isEqualTo(stimulus.fileName());
            } else {
                assertThat(stimulus.source()).isNull();
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesForEver() {
        assertThat(sha256(BuiltInSet.render(1, 4)))
                .isEqualTo("4b9d43cef0942186aa64374b1510dbb197bf1c808d35df97fd267904236f5a28");
    }

    @Test
    void anotherSeedGivesAnotherSet() {
        assertThat(hashes(BuiltInSet.render(2, 1))).doesNotContainAnyElementsOf(hashes(set));
    }

    @Test
    void aLargerSetBeginsWithTheSmallerOne() {
        assertThat(hashes(set)).containsAll(hashes(BuiltInSet.render(1, 2)));
    }

    @Test
    void noStimulusComesTwice() {
        assertThat(hashes(set)).hasSameSizeAs(set);
    }

    @Test
    void allAreGrayAndOfOneLuminanceAndOneContrast() throws Exception {
        for (RenderedStimulus stimulus : set) {
            // When
            RgbImage image = decoded(stimulus);

            // Then
            assertThat(image.isGray()).as(stimulus.fileName()).isTrue();
            Luminance luminance = Luminance.of(image);
            assertThat(luminance.mean()).as("mean of %s", stimulus.fileName()).isCloseTo(127.5, within(0.2));
            assertThat(luminance.contrast())
                    .as("contrast of %s", stimulus.fileName())
                    .isCloseTo(42, within(0.2));
        }
    }

    @Test
    void aClassifierOfCoarsePixelsHardlyTellsTheConditions() throws Exception {
        // Given
        NearestCentroid classifier = new NearestCentroid();
        for (RenderedStimulus stimulus : set) {
            classifier.add(stimulus.condition(), decoded(stimulus));
        }

        // When
        double accuracy = classifier.accuracy();

        // Then
        assertThat(accuracy)
                .as("of nearest centroids of 16 × 16 pixels, halves against each other, six conditions")
                .isLessThan(0.6);
    }

    private static RgbImage decoded(RenderedStimulus stimulus) throws ImageRefused {
        return new ImageDecoder(DecodeLimits.DEFAULT).decode(stimulus.png());
    }

    private static Set<String> hashes(List<RenderedStimulus> stimuli) {
        Set<String> hashes = new HashSet<>();
        stimuli.forEach(stimulus -> hashes.add(sha256(List.of(stimulus))));
        return hashes;
    }

    private static String sha256(List<RenderedStimulus> stimuli) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            stimuli.forEach(stimulus -> digest.update(stimulus.png()));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
