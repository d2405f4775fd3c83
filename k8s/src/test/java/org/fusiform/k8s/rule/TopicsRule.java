package org.fusiform.k8s.rule;

import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fusiform.contracts.Topics;
import org.fusiform.k8s.model.Manifest;

/** The topics that the services speak by are there, each with its dead letters, and no others. */
public final class TopicsRule implements Rule {
    @Override
    public Stream<String> violations(Manifest manifest) {
        Set<String> spoken = new TreeSet<>(Topics.ALL);
        Topics.ALL.forEach(topic -> spoken.add(Topics.deadLetterOf(topic)));
        Set<String> declared = partitions(manifest).keySet();
        Stream<String> missing = spoken.stream()
                .filter(topic -> !declared.contains(topic))
                .map(topic -> "KafkaTopic " + topic + " is missing");
        Stream<String> needless = declared.stream()
                .filter(topic -> !spoken.contains(topic))
                .map(topic -> "KafkaTopic " + topic + " is no topic of the services");
        return Stream.concat(missing, needless);
    }

    /** Topic → partitions. */
    public static Map<String, Integer> partitions(Manifest manifest) {
        Map<String, Integer> partitions = new TreeMap<>();
        manifest.all(KafkaTopic.class)
                .forEach(topic -> partitions.put(
                        topic.getMetadata().getName(), topic.getSpec().getPartitions()));
        return partitions;
    }
}
