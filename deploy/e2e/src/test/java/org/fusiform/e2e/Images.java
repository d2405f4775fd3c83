package org.fusiform.e2e;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small pictures of three kinds, the same each time. */
public final class Images {
    private static final int SIDE = 96;

    private Images() {}

    /** {@code disc}, {@code bars} and {@code noise}, so many of each. */
    static Path folder(Path parent, int perCondition) throws IOException {
        return folder(parent, perCondition, 7);
    }

    /** Others for every seed. */
    public static Path folder(Path parent, int perCondition, long seed) throws IOException {
        Path folder = parent.resolve("images-" + perCondition);
        Random random = new Random(seed);
        for (String condition : new String[] {"disc", "bars", "noise"}) {
            Files.createDirectories(folder.resolve(condition));
            for (int number = 0; number < perCondition; number++) {
                Path file = folder.resolve(condition).resolve(condition + "-" + number + ".png");
                ImageIO.write(draw(condition, random), "png", file.toFile());
            }
        }
        return folder;
    }

    private static BufferedImage draw(String condition, Random random) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(grey(random));
        canvas.fillRect(0, 0, SIDE, SIDE);
        canvas.setColor(grey(random));
        switch (condition) {
            case "disc" -> {
                int radius = 16 + random.nextInt(16);
                canvas.fillOval(random.nextInt(32), random.nextInt(32), 2 * radius, 2 * radius);
            }
            case "bars" -> {
                int width = 4 + random.nextInt(5);
                for (int x = random.nextInt(width); x < SIDE; x += 2 * width) {
                    canvas.fillRect(x, 0, width, SIDE);
                }
            }
            default -> {
                for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                    image.setRGB(pixel % SIDE, pixel / SIDE, grey(random).getRGB());
                }
            }
        }
        canvas.dispose();
        return image;
    }

    private static Color grey(Random random) {
        int level = random.nextInt(256);
        return new Color(level, level, level);
    }
}
