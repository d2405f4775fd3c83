package org.fusiform.imaging.scramble;

/** The two-dimensional Fourier transform of one channel, rows first; arrays are row-major. */
final class Spectrum {
    private final int width;
    private final int height;
    private final Fft alongRows;
    private final Fft alongColumns;

    Spectrum(int width, int height) {
        this.width = width;
        this.height = height;
        this.alongRows = new Fft(width);
        this.alongColumns = width == height ? alongRows : new Fft(height);
    }

    void forward(double[] re, double[] im) {
        transform(re, im, false);
    }

    void inverse(double[] re, double[] im) {
        transform(re, im, true);
    }

    private void transform(double[] re, double[] im, boolean inverse) {
        double[] lineRe = new double[width];
        double[] lineIm = new double[width];
        for (int y = 0; y < height; y++) {
            System.arraycopy(re, y * width, lineRe, 0, width);
            System.arraycopy(im, y * width, lineIm, 0, width);
            run(alongRows, lineRe, lineIm, inverse);
            System.arraycopy(lineRe, 0, re, y * width, width);
            System.arraycopy(lineIm, 0, im, y * width, width);
        }
        double[] columnRe = new double[height];
        double[] columnIm = new double[height];
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                columnRe[y] = re[y * width + x];
                columnIm[y] = im[y * width + x];
            }
            run(alongColumns, columnRe, columnIm, inverse);
            for (int y = 0; y < height; y++) {
                re[y * width + x] = columnRe[y];
                im[y * width + x] = columnIm[y];
            }
        }
    }

    private static void run(Fft fft, double[] re, double[] im, boolean inverse) {
        if (inverse) {
            fft.inverse(re, im);
        } else {
            fft.forward(re, im);
        }
    }
}
