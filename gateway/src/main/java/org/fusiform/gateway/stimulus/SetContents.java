package org.fusiform.gateway.stimulus;

import java.util.List;
import java.util.Map;

/** What lists tell of a set without its manifest: stimuli per condition, and what a person should know. */
record SetContents(Map<String, Integer> conditions, List<String> warnings) {}
