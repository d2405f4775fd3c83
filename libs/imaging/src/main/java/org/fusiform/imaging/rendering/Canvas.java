package org.fusiform.imaging.rendering;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import org.fusiform.imaging.decode.RgbImage;
import org.fusiform.imaging.scramble.Seeded;

/** A square grayscale picture to draw on, in coordinates from −1 to 1, y downwards. */
final class Canvas {
    static final int SIDE = 256;

    static {
        System.setProperty("java.awt.headless", "true");
    }

    private final BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D graphics = image.createGraphics();

    /** A background of soft noise, so that no condition is told by an empty one. */
    Canvas(Seeded random) {
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(gray(0.5));
        graphics.fillRect(0, 0, SIDE, SIDE);
        place(0, 0, 1, 0);
        for (int i = 0; i < 130; i++) {
            double size = random.between(0.04, 0.3);
            double level = random.between(0.25, 0.75);
            graphics.setColor(new Color((float) level, (float) level, (float) level, 0.25f));
            graphics.fill(around(random.between(-1, 1), random.between(-1, 1), size, size * random.between(0.5, 1)));
        }
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    /** Sets where (0, 0) is, what one unit is, and a rotation in radians. */
    void place(double x, double y, double scale, double angle) {
        AffineTransform transform = new AffineTransform();
        transform.translate(SIDE / 2.0, SIDE / 2.0);
        transform.scale(SIDE / 2.0, SIDE / 2.0);
        transform.translate(x, y);
        transform.rotate(angle);
        transform.scale(scale, scale);
        graphics.setTransform(transform);
    }

    void fill(double level, Shape shape) {
        graphics.setColor(gray(level));
        graphics.fill(shape);
    }

    /** Light falling from one side: {@code near} at x0 … {@code far} at x1. */
    void fillShaded(double near, double far, double x0, double x1, Shape shape) {
        graphics.setPaint(new GradientPaint((float) x0, 0, gray(near), (float) x1, 0, gray(far)));
        graphics.fill(shape);
    }

    void stroke(double level, double width, Shape shape) {
        graphics.setColor(gray(level));
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    /** A limb: a thick line with round ends. */
    void limb(double level, double width, double x0, double y0, double x1, double y1) {
        stroke(level, width, new Line2D.Double(x0, y0, x1, y1));
    }

    static Ellipse2D around(double x, double y, double radiusX, double radiusY) {
        return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
    }

    RgbImage finish() {
        graphics.dispose();
        byte[] rgb = new byte[SIDE * SIDE * 3];
        int[] pixels = image.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE);
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return new RgbImage(SIDE, SIDE, rgb);
    }

    private static Color gray(double level) {
        float value = (float) Math.clamp(level, 0.0, 1.0);
        return new Color(value, value, value);
    }
}
