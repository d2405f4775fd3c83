package org.fusiform.e2e.upgrade;

/** What one service said to another. */
record PinnedMessage(String topic, String key, String value) {
    private static final String SEPARATOR = "\t";

    static PinnedMessage parse(String line) {
        String[] parts = line.split(SEPARATOR, 3);
        return new PinnedMessage(parts[0], parts[1], parts[2]);
    }

    /** JSON has no bare tabulators, and neither have ids. */
    String line() {
        return String.join(SEPARATOR, topic, key, value);
    }
}
