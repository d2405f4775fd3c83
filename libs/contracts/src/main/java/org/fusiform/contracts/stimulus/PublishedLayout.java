package org.fusiform.contracts.stimulus;

import java.util.Arrays;

/** Published stimulus sets whose folders have known conditions. */
public enum PublishedLayout {
    /** fLoc (Stigliani, Weiner and Grill-Spector 2015): ten subcategories in pairs, and their scrambles. */
    FLOC(
            "floc",
            "adult=face,child=face,body=body,limb=body,house=scene,corridor=scene,word=word,number=word,"
                    + "car=object,instrument=object,scrambled=scrambled");

    private final String text;
    private final String mapping;

    PublishedLayout(String text, String mapping) {
        this.text = text;
        this.mapping = mapping;
    }

    /** What a mapping says: {@code FOLDER=CONDITION,…} as it is, or that of the layout it names. */
    public static String expand(String mapping) {
        return Arrays.stream(values())
                .filter(layout -> layout.text.equals(mapping.strip()))
                .map(layout -> layout.mapping)
                .findFirst()
                .orElse(mapping);
    }
}
