package org.fusiform.gateway.stimulus.label;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusiform.gateway.stimulus.archive.EntryName;

/**
 * Every image that could become a stimulus.
 *
 * @param images in the archive's order
 * @param skipped folders that the map leaves out
 * @param ignored files that nothing labels
 */
record Labelling(Map<EntryName, Labels> images, Set<String> skipped, List<String> ignored) {}
