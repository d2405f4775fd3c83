package org.fusiform.stats.strength;

/** The measures of a unit's selectivity. */
public enum Measure {
    DPRIME("dprime"),
    DPRIME_MIN("dprime_min"),
    INDEX("index"),
    T_MIN("t_min");

    private final String text;

    Measure(String text) {
        this.text = text;
    }

    /** The name in tables and method. */
    public String text() {
        return text;
    }
}
