package org.fusiform.imaging.scramble;

/** The two-dimensional Fourier transform of one channel, rows first; arrays are row-major. */
final class Spectrum {
    /** Columns that are gathered together: a cache line holds eight numbers of a row. */
    private static final int COLUMNS = 8;

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
        double[][] columnsRe = new double[COLUMNS][height];
        double[][] columnsIm = new double[COLUMNS][height];
        for (int first = 0; first < width; first += COLUMNS) {
            int count = Math.min(COLUMNS, width - first);
            for (int y = 0; y < height; y++) {
                for (int i = 0; i < count; i++) {
                    columnsRe[i][y] = re[y * width + first + i];
                    columnsIm[i][y] = im[y * width + first + i];
                }
            }
            for (int i = 0; i < count; i++) {
                run(alongColumns, columnsRe[i], columnsIm[i], inverse);
            }
            for (int y = 0; y < height; y++) {
                for (int i = 0; i < count; i++) {
                    re[y * width + first + i] = columnsRe[i][y];
                    im[y * width + first + i] = columnsIm[i][y];
                }
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
