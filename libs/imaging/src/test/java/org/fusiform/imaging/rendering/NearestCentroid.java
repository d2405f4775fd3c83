package org.fusiform.imaging.rendering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.imaging.decode.RgbImage;

/**
 * What can be told from raw pixels: the condition whose mean picture, of 16 × 16 pixels, lies nearest. Even stimuli are
 * told by the means of odd ones and the other way round.
 */
final class NearestCentroid {
    private static final int SIDE = 16;
    private final Map<String, List<double[]>> pictures = new LinkedHashMap<>();

    void add(String condition, RgbImage image) {
        double[] coarse = new double[SIDE * SIDE];
        int block = image.width() / SIDE;
        for (int i = 0; i < image.width() * image.height(); i++) {
            int x = i % image.width() / block;
            int y = i / image.width() / block;
            coarse[y * SIDE + x] += (image.rgb()[3 * i] & 0xff) / (double) (block * block);
        }
        pictures.computeIfAbsent(condition, any -> new ArrayList<>()).add(coarse);
    }

    double accuracy() {
        int right = 0;
        int all = 0;
        for (int half = 0; half < 2; half++) {
            Map<String, double[]> means = means(half);
            for (Map.Entry<String, List<double[]>> condition : pictures.entrySet()) {
                for (int i = 1 - half; i < condition.getValue().size(); i += 2) {
                    right += nearest(condition.getValue().get(i), means).equals(condition.getKey()) ? 1 : 0;
                    all++;
                }
            }
        }
        return (double) right / all;
    }

    private Map<String, double[]> means(int half) {
        Map<String, double[]> means = new LinkedHashMap<>();
        pictures.forEach((condition, all) -> {
            double[] mean = new double[SIDE * SIDE];
            for (int i = half; i < all.size(); i += 2) {
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += all.get(i)[k] / Math.ceilDiv(all.size() - half, 2);
                }
            }
            means.put(condition, mean);
        });
        return means;
    }

    private static String nearest(double[] picture, Map<String, double[]> means) {
        String nearest = null;
        double least = Double.POSITIVE_INFINITY;
        for (Map.Entry<String, double[]> mean : means.entrySet()) {
            double distance = 0;
            for (int k = 0; k < picture.length; k++) {
                double off = picture[k] - mean.getValue()[k];
                distance += off * off;
            }
            if (distance < least) {
                least = distance;
                nearest = mean.getKey();
            }
        }
        return nearest;
    }
}
