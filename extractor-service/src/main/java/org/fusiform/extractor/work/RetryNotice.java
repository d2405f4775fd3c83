package org.fusiform.extractor.work;

import io.smallrye.faulttolerance.api.BeforeRetryHandler;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.jboss.logging.Logger;

/** Says why something is tried again. */
@Singleton
class RetryNotice implements BeforeRetryHandler {
    private static final Logger LOG = Logger.getLogger(RetryNotice.class);

    @Override
    public void handle(ExecutionContext attempt) {
        LOG.warnf("%s: again after %s", attempt.getMethod().getName(), attempt.getFailure());
    }
}
