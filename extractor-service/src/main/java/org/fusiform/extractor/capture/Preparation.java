package org.fusiform.extractor.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fusiform.contracts.stimulus.StimulusRef;
import org.fusiform.imaging.preprocess.Pipeline;

/** Makes inputs on threads of its own, several stimuli at a time, so that the next batch is ready when it is wanted. */
final class Preparation implements AutoCloseable {
    private final StimulusInput inputs;
    private final ExecutorService threads;
    private final RecycledMemory memory;

    /** @param batches whose memory is kept for the next ones */
    Preparation(StimulusInput inputs, int threads, int batches, Path scratch) {
        this.inputs = inputs;
        this.threads = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("prepare-", 1).factory());
        this.memory = new RecycledMemory(batches, Long.MAX_VALUE, scratch);
    }

    /** Begins to make float32 [stimuli, 3, size, size]; to be closed by whoever has taken it. */
    PreparedBatch begin(String project, List<StimulusRef> stimuli, Pipeline pipeline) throws IOException {
        int each = 3 * pipeline.size() * pipeline.size();
        List<PreparedBatch.Writer> writers = stimuli.stream()
                .<PreparedBatch.Writer>map(stimulus -> place -> inputs.write(project, stimulus, pipeline, place))
                .toList();
        return new PreparedBatch(memory.take(4L * stimuli.size() * each), each, writers, threads);
    }

    @Override
    public void close() {
        threads.close();
    }
}
