package org.fusiform.cli.up;

import java.util.HashMap;
import java.util.Map;
import org.fusiform.contracts.Topics;

/** Topics and their partitions, of which those of work topics bound how many processes share the work. */
public final class SystemTopics {
    /** Of each topic of work: so many processes of a kind can share it. */
    static final int WORK = 8;

    private static final int OTHER = 2;

    private SystemTopics() {}

    /** Topic → partitions, dead-letter topics included. */
    public static Map<String, Integer> partitions() {
        Map<String, Integer> partitions = new HashMap<>();
        for (String topic : Topics.ALL) {
            boolean work = topic.equals(Topics.EXTRACTION_REQUESTS) || topic.equals(Topics.ANALYSIS_REQUESTS);
            partitions.put(topic, work ? WORK : OTHER);
            partitions.put(Topics.deadLetterOf(topic), 1);
        }
        return partitions;
    }
}
