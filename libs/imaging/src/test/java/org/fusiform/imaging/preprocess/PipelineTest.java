package org.fusiform.imaging.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.fusiform.imaging.decode.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** CLIP's sizes, to the bit what Pillow 12 makes of pictures given by a formula. */
class PipelineTest {
    @ParameterizedTest
    @CsvSource({
        "CLIP_224_BICUBIC, 500, 300, 8fb3224b1ffa92561d7ef3002e74e3502b2348abe069ec74cc1c6df80736641d",
        "CLIP_288_BICUBIC, 500, 300, d1e5ffe092ad27e1f2db77caf2ccb23ae370a8bf4b64ae07f902a49db063d702",
        "CLIP_384_BICUBIC, 500, 300, 5e528b071b5cadda931f528eedbb4bf39d196feed24410603760fccc01288828",
        "CLIP_224_BICUBIC, 211, 640, 10c2bdfb35a00798e02b71afb12ecc091ad6df7de305f49d03d1198d6fedcb64",
        "CLIP_288_BICUBIC, 211, 640, 38ff643a344994be5585bf4227a60448268477d1cb0fde7997babc3b8b2096d6",
        "CLIP_384_BICUBIC, 211, 640, 1b6b8e6ec37b59f010b1ac621d37c10db446b7d02624c57c31bde81e01ae639d"
    })
    void pixelsAreThoseOfPillow(Pipeline pipeline, int width, int height, String sha256) throws Exception {
        RgbImage seen = pipeline.pixels(picture(width, height));

        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(seen.rgb())))
                .isEqualTo(sha256);
    }

    @ParameterizedTest
    @EnumSource
    void aTensorHasThreePlanesOfThePipelinesSize(Pipeline pipeline) {
        FloatBuffer tensor = FloatBuffer.allocate(3 * pipeline.size() * pipeline.size());

        pipeline.tensor(picture(500, 300), tensor);

        assertThat(tensor.hasRemaining()).isFalse();
    }

    @Test
    void everyPipelineIsFoundByItsId() {
        assertThat(Pipeline.ids())
                .allSatisfy(
                        id -> assertThat(Pipeline.named(id).orElseThrow().id()).isEqualTo(id));
        assertThat(Pipeline.named("clip-448-bicubic")).isEmpty();
    }

    private static RgbImage picture(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = (y * width + x) * 3;
                rgb[at] = (byte) (x * 7 + y * 13 + x * y / 16 * 5);
                rgb[at + 1] = (byte) (x * x / 8 + y * 3);
                rgb[at + 2] = (byte) ((x / 20 + y / 20) % 2 * 200 + (x + y) % 50);
            }
        }
        return new RgbImage(width, height, rgb);
    }
}
