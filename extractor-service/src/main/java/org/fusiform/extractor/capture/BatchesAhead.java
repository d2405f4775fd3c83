package org.fusiform.extractor.capture;

import java.io.IOException;
import java.util.List;
import org.fusiform.contracts.message.ExtractionRequest;
import org.fusiform.contracts.stimulus.StimulusRef;
import org.fusiform.imaging.preprocess.Pipeline;

/** The batches of one shard in order, one of which is being prepared before it is asked for. */
final class BatchesAhead implements AutoCloseable {
    private final Preparation preparation;
    private final ExtractionRequest request;
    private final Pipeline pipeline;
    private int begun;
    private PreparedBatch ahead;

    BatchesAhead(Preparation preparation, ExtractionRequest request, Pipeline pipeline) throws IOException {
        this.preparation = preparation;
        this.request = request;
        this.pipeline = pipeline;
        this.ahead = begin();
    }

    Pipeline pipeline() {
        return pipeline;
    }

    boolean hasNext() {
        return ahead != null;
    }

    /** To be closed by who takes it; the one after it is begun. */
    PreparedBatch next() throws IOException {
        PreparedBatch next = ahead;
        ahead = null;
        try {
            ahead = begin();
            return next;
        } catch (IOException | RuntimeException | Error e) {
            next.close();
            throw e;
        }
    }

    /** The next batch, or none after the last. */
    private PreparedBatch begin() throws IOException {
        List<StimulusRef> stimuli = request.stimuli();
        if (begun == stimuli.size()) {
            return null;
        }
        int end = Math.min(stimuli.size(), begun + request.compute().batch());
        PreparedBatch batch = preparation.begin(request.project(), stimuli.subList(begun, end), pipeline);
        begun = end;
        return batch;
    }

    @Override
    public void close() {
        if (ahead != null) {
            ahead.close();
        }
    }
}
