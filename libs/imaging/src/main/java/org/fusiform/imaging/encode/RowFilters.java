package org.fusiform.imaging.encode;

/** PNG's row filters: of each row the one with the least sum of absolute differences, which deflates best as a rule. */
final class RowFilters {
    /** In the order of their numbers (PNG specification, section 9.2). */
    private enum Kind {
        NONE,
        SUB,
        UP,
        AVERAGE,
        PAETH
    }

    private RowFilters() {}

    /**
     * @param rows each behind one byte, which becomes its filter's number
     * @param stride bytes of a row without that byte
     * @param pixel bytes of a pixel
     */
    static byte[] filtered(byte[] rows, int stride, int pixel) {
        byte[] out = new byte[rows.length];
        byte[] candidate = new byte[stride];
        for (int start = 0; start < rows.length; start += stride + 1) {
            long least = Long.MAX_VALUE;
            for (Kind kind : Kind.values()) {
                long sum = 0;
                for (int i = 0; i < stride; i++) {
                    int at = start + 1 + i;
                    candidate[i] = (byte) (rows[at] - predicted(kind, rows, at, i < pixel, start == 0, stride, pixel));
                    sum += Math.abs(candidate[i]);
                }
                if (sum < least) {
                    least = sum;
                    out[start] = (byte) kind.ordinal();
                    System.arraycopy(candidate, 0, out, start + 1, stride);
                }
            }
        }
        return out;
    }

    private static int predicted(Kind kind, byte[] rows, int at, boolean first, boolean top, int stride, int pixel) {
        int left = first ? 0 : rows[at - pixel] & 0xff;
        int above = top ? 0 : rows[at - stride - 1] & 0xff;
        return switch (kind) {
            case NONE -> 0;
            case SUB -> left;
            case UP -> above;
            case AVERAGE -> (left + above) / 2;
            case PAETH -> paeth(left, above, first || top ? 0 : rows[at - stride - 1 - pixel] & 0xff);
        };
    }

    private static int paeth(int left, int above, int corner) {
        int estimate = left + above - corner;
        int offLeft = Math.abs(estimate - left);
        int offAbove = Math.abs(estimate - above);
        int offCorner = Math.abs(estimate - corner);
        if (offLeft <= offAbove && offLeft <= offCorner) {
            return left;
        }
        return offAbove <= offCorner ? above : corner;
    }
}
