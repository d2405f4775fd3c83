package org.fusiform.bench.imaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.preprocess.Filter;
import org.fusiform.imaging.preprocess.Resampler;

/** Photographs' stand-ins. */
public final class Jpegs {
    private static final int SIDE = 1024;
    private static final float QUALITY = 0.85f;

    private Jpegs() {}

    /** The image at 1024 × 1024, in colour. */
    public static byte[] large(RgbImage image) throws IOException {
        return encoded(Resampler.resize(image, SIDE, SIDE, Filter.BICUBIC));
    }

    private static byte[] encoded(RgbImage image) throws IOException {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int gray = image.rgb()[3 * i] & 0xff;
            picture.setRGB(i % SIDE, i / SIDE, gray << 16 | gray * 7 / 8 << 8 | gray * 3 / 4);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(QUALITY);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
