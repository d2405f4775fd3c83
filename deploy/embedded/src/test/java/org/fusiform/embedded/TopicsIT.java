package org.fusiform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicsIT {
    private static EmbeddedSystem system;

    @BeforeAll
    static void start() {
        system = EmbeddedSystem.startTemporary(Part.KAFKA);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void creatingAgainAddsPartitionsAndTakesNoneAway() throws Exception {
        system.createTopics(Map.of("grows", 2, "stays", 3));

        system.createTopics(Map.of("grows", 5, "stays", 1, "new", 1));

        assertThat(partitions("grows")).isEqualTo(5);
        assertThat(partitions("stays")).isEqualTo(3);
        assertThat(partitions("new")).isEqualTo(1);
    }

    @Test
    void noTopicIsMadeByAskingForIt() {
        assertThatThrownBy(() -> partitions("asked-for"))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }

    @Test
    void aNameThatKafkaRefusesIsNamed() {
        assertThatThrownBy(() -> system.createTopics(Map.of("no/name", 1)))
                .isInstanceOf(PartsFailure.class)
                .hasMessageContaining("no/name");
    }

    private static int partitions(String topic) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", system.kafka().bootstrapServers()))) {
            return admin.describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get()
                    .partitions()
                    .size();
        }
    }
}
