package org.fusiform.bench.engine;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.fusiform.contracts.ObjectKeys;
import org.fusiform.contracts.Topics;
import org.fusiform.contracts.array.ArrayLayout;
import org.fusiform.contracts.json.MessageJson;
import org.fusiform.contracts.message.ChunkRef;
import org.fusiform.contracts.message.ExtractionOutcome.ShardCompleted;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.message.LayerChunks;
import org.fusiform.contracts.message.LayerTap;
import org.fusiform.storage.ObjectStore;
import org.fusiform.storage.zarr.ZarrArray;

/** Answers every shard at once: with noise that it stores, or with chunks that are nowhere. */
final class StandInExtractor implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;
    private final Optional<ObjectStore> store;
    private final Thread thread;
    private volatile boolean running = true;

    /** @param store where noise goes; empty to store nothing */
    StandInExtractor(String servers, Optional<ObjectStore> store) {
        this.store = store;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "group.id", "extractor", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all"), new StringSerializer(), new StringSerializer());
        consumer.subscribe(List.of(Topics.EXTRACTION_REQUESTS));
        thread = Thread.ofPlatform().name("stand-in").start(this::work);
    }

    private void work() {
        while (running) {
            for (ConsumerRecord<String, String> message : consumer.poll(POLL)) {
                ExtractionRequest request = MessageJson.read(message.value(), ExtractionRequest.class);
                producer.send(new ProducerRecord<>(
                        Topics.EXTRACTION_COMPLETIONS, request.shardId(), MessageJson.write(completed(request))));
            }
            producer.flush();
        }
        consumer.close();
        producer.close();
    }

    private ShardCompleted completed(ExtractionRequest request) {
        return new ShardCompleted(
                request.project(),
                request.order(),
                request.shard(),
                request.layers().stream().map(tap -> layer(request, tap)).toList());
    }

    private LayerChunks layer(ExtractionRequest request, LayerTap tap) {
        ArrayLayout layout = request.layout(tap);
        List<ChunkRef> chunks = new ArrayList<>();
        for (int block = 0; block < layout.blocks(); block++) {
            chunks.add(
                    store.isPresent()
                            ? noise(store.get(), request, tap, layout, block)
                            : new ChunkRef(
                                    ObjectKeys.chunk(request.project(), tap.extraction(), request.shard(), block),
                                    4L * layout.chunkValues(),
                                    0));
        }
        return new LayerChunks(tap.layer(), tap.extraction(), chunks, tap.generation());
    }

    private static ChunkRef noise(
            ObjectStore store, ExtractionRequest request, LayerTap tap, ArrayLayout layout, int block) {
        ZarrArray array = new ZarrArray(store, request.project(), tap.extraction(), layout);
        if (request.shard() == 0 && block == 0) {
            array.writeMetadata();
        }
        Random random = new Random(31L * request.shard() + block);
        ByteBuffer values = array.newChunk();
        int real = layout.stimuliIn(request.shard()) * layout.blockChannels() * layout.mapUnits();
        for (int i = 0; i < real; i++) {
            values.putFloat(i * Float.BYTES, (float) random.nextGaussian());
        }
        return array.writeChunk(request.shard(), block, values);
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
