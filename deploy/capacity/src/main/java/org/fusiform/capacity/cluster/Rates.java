package org.fusiform.capacity.cluster;

/**
 * How fast the parts are; seconds and bytes.
 *
 * @param forwardSeconds one stimulus through the network
 * @param prepareSeconds between one stimulus and the next from their bytes to the input, by all threads of a pod
 * @param captureSecondsPerByte activations from the device into the shard's chunks
 * @param putBytesPerSecond the most that one extractor writes
 * @param getBytesPerSecond the most that one pod reads
 * @param storeWriteBytesPerSecond of the store from all
 * @param storeReadBytesPerSecond of the store to all
 * @param weightsBytes of a network
 * @param loadSeconds a network from the local disk to the device
 * @param analysisSecondsPerValue of one pod, without reading
 * @param analysisPasses how many times a layer is read
 * @param shardSeconds messages of a shard, while its pod does nothing else
 * @param messageSeconds from one service to the next
 * @param bookkeepingSeconds of the gateway for one shard
 * @param extractorStartSeconds from the wish for a pod to its first poll
 * @param statsStartSeconds likewise
 * @param variation of a shard's time: standard deviation over mean
 */
public record Rates(
        double forwardSeconds,
        double prepareSeconds,
        double captureSecondsPerByte,
        double putBytesPerSecond,
        double getBytesPerSecond,
        double storeWriteBytesPerSecond,
        double storeReadBytesPerSecond,
        long weightsBytes,
        double loadSeconds,
        double analysisSecondsPerValue,
        int analysisPasses,
        double shardSeconds,
        double messageSeconds,
        double bookkeepingSeconds,
        double extractorStartSeconds,
        double statsStartSeconds,
        double variation) {}
