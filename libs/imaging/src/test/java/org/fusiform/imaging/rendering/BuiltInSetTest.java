package org.fusiform.imaging.rendering;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.fusiform.imaging.decode.RgbImage;
import org.junit.jupiter.api.Test;

class BuiltInSetTest {
    @Test
    void everyConditionHasItsStimuliInAFixedOrder() {
        // When
        List<RenderedStimulus> set = BuiltInSet.render(1, 3);

        // Then
        Map<String, Long> counts =
                set.stream().collect(groupingBy(RenderedStimulus::condition, LinkedHashMap::new, counting()));
        assertThat(counts)
                .containsExactly(
                        Map.entry("face", 3L),
                        Map.entry("body", 3L),
                        Map.entry("scene", 3L),
                        Map.entry("word", 3L),
                        Map.entry("scrambled-scene", 3L),
                        Map.entry("scrambled-word", 3L));
        assertThat(set)
                .extracting(RenderedStimulus::fileName)
                .startsWith("face-1.png", "face-2.png", "face-3.png", "body-1.png");
    }

    @Test
    void theSameSeedGivesTheSameBytesForEver() throws Exception {
        assertThat(sha256(BuiltInSet.render(1, 2)))
                .isEqualTo("e3aefd82954e89300c2b09821bebdcfcf87928db9361511377354dbb4e27d5e3");
    }

    @Test
    void anotherSeedGivesAnotherSet() throws Exception {
        assertThat(sha256(BuiltInSet.render(2, 2))).isNotEqualTo(sha256(BuiltInSet.render(1, 2)));
    }

    @Test
    void aLargerSetBeginsWithTheSmallerOne() {
        // When
        Set<String> smaller = hashes(BuiltInSet.render(1, 2));
        Set<String> larger = hashes(BuiltInSet.render(1, 3));

        // Then
        assertThat(larger).containsAll(smaller);
    }

    @Test
    void noStimulusComesTwice() {
        // When
        List<RenderedStimulus> set = BuiltInSet.render(1, 40);

        // Then
        assertThat(hashes(set)).hasSameSizeAs(set);
    }

    @Test
    void everyStimulusIsAGrayPictureWithSomethingInIt() throws Exception {
        for (RenderedStimulus stimulus : BuiltInSet.render(1, 5)) {
            // When
            RgbImage image = new ImageDecoder(DecodeLimits.DEFAULT).decode(stimulus.png());

            // Then
            assertThat(image.isGray()).as(stimulus.fileName()).isTrue();
            Set<Byte> levels = new HashSet<>();
            for (byte level : image.rgb()) {
                levels.add(level);
            }
            assertThat(levels).as(stimulus.fileName()).hasSizeGreaterThan(20);
        }
    }

    private static Set<String> hashes(List<RenderedStimulus> set) {
        Set<String> hashes = new HashSet<>();
        set.forEach(stimulus -> hashes.add(sha256(List.of(stimulus))));
        return hashes;
    }

    private static String sha256(List<RenderedStimulus> set) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            set.forEach(stimulus -> digest.update(stimulus.png()));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
