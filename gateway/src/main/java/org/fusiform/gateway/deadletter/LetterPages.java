package org.fusiform.gateway.deadletter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.fusiform.gateway.page.Page;
import org.fusiform.gateway.page.PageRequest;

/**
 * Letters of several partitions in pages, the newest first. A page takes the end of what is left of each partition, so that
 * the next begins at where each ends then, and misses and repeats nothing, whatever arrives meanwhile.
 *
 * @param partitions in an order that stays
 * @param begins offset of the oldest letter of each
 * @param ends the offset behind the newest that is wanted of each
 * @param size letters of a page at the most
 */
record LetterPages(
        List<TopicPartition> partitions, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends, int size) {
    private static final String BETWEEN = ",";

    /** Of the page that is asked for; a Problem where its token is of no page of these partitions. */
    static LetterPages of(
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends,
            PageRequest request) {
        return new LetterPages(
                partitions,
                begins,
                request.after() == null ? ends : ends(partitions, begins, ends, request.after()),
                request.size());
    }

    private static Map<TopicPartition, Long> ends(
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends,
            String position) {
        String[] offsets = position.split(BETWEEN, -1);
        if (offsets.length != partitions.size()) {
            throw PageRequest.notOurs();
        }
        Map<TopicPartition, Long> left = new HashMap<>();
        for (int i = 0; i < offsets.length; i++) {
            TopicPartition partition = partitions.get(i);
            left.put(partition, Math.clamp(offset(offsets[i]), begins.get(partition), ends.get(partition)));
        }
        return left;
    }

    private static long offset(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw PageRequest.notOurs();
        }
    }

    /** Of each partition, the offset of the oldest letter that this page may need. */
    Map<TopicPartition, Long> starts() {
        return partitions.stream()
                .collect(Collectors.toMap(
                        partition -> partition,
                        partition -> Math.max(begins.get(partition), ends.get(partition) - size)));
    }

    /** @param records all from the starts to the ends, those of a partition in its order */
    Page<DeadLetter> page(Iterable<ConsumerRecord<String, String>> records) {
        Map<TopicPartition, Deque<ConsumerRecord<String, String>>> left = new HashMap<>();
        partitions.forEach(partition -> left.put(partition, new ArrayDeque<>()));
        records.forEach(record ->
                left.get(new TopicPartition(record.topic(), record.partition())).addLast(record));
        Map<TopicPartition, Long> next = new HashMap<>(ends);
        List<DeadLetter> letters = new ArrayList<>();
        while (letters.size() < size && left.values().stream().anyMatch(some -> !some.isEmpty())) {
            TopicPartition newest = partitions.stream()
                    .filter(partition -> !left.get(partition).isEmpty())
                    .max(Comparator.comparingLong(
                            partition -> left.get(partition).getLast().timestamp()))
                    .orElseThrow();
            ConsumerRecord<String, String> letter = left.get(newest).removeLast();
            letters.add(DeadLetter.of(letter));
            next.put(newest, letter.offset());
        }
        // Offsets without a letter, which transactions leave, are behind us too.
        starts().forEach((partition, start) -> {
            if (left.get(partition).isEmpty()) {
                next.put(partition, start);
            }
        });
        boolean more = partitions.stream().anyMatch(partition -> next.get(partition) > begins.get(partition));
        return new Page<>(letters, more ? PageRequest.token(position(next)) : null);
    }

    private String position(Map<TopicPartition, Long> next) {
        return partitions.stream()
                .map(partition -> Long.toString(next.get(partition)))
                .collect(Collectors.joining(BETWEEN));
    }
}
