package org.fusiform.k8s.rule;

import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The topics that a service reads and writes, by its own settings. */
record Channels(Properties properties) {
    private static final String INCOMING = "mp.messaging.incoming.";
    private static final String OUTGOING = "mp.messaging.outgoing.";

    static Channels of(FusiformService service) {
        return new Channels(service.properties());
    }

    Stream<String> read() {
        return names(INCOMING);
    }

    /** Dead letters included. */
    Stream<String> written() {
        Stream<String> outgoing =
                names(OUTGOING).map(channel -> properties.getProperty(OUTGOING + channel + ".topic", channel));
        Stream<String> dead =
                read().map(channel -> properties.getProperty(INCOMING + channel + ".dead-letter-queue.topic"));
        return Stream.concat(outgoing, dead);
    }

    /** Of the consumers of a topic. */
    String group(String topic) {
        return properties.getProperty(
                INCOMING + topic + ".group.id",
                properties.getProperty("mp.messaging.connector.smallrye-kafka.group.id"));
    }

    private Stream<String> names(String direction) {
        Predicate<String> connector = name -> name.startsWith(direction) && name.endsWith(".connector");
        return properties.stringPropertyNames().stream()
                .filter(connector)
                .map(name -> name.substring(direction.length(), name.length() - ".connector".length()))
                .sorted();
    }
}
