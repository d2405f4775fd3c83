package org.fusiform.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** One item in hand: its log lines and its span say which. It counts as failed unless it is said how it ended. */
public final class Work implements AutoCloseable {
    private final Workbench bench;
    private final ItemKind kind;
    private final long start = System.nanoTime();
    private final Span span;
    private final Scope scope;
    private Outcome outcome = Outcome.FAILED;

    Work(Workbench bench, ItemKind kind, Span span) {
        this.bench = bench;
        this.kind = kind;
        this.span = span;
        this.scope = span.makeCurrent();
    }

    /** More of what it is about. */
    public Work about(LogKey key, String value) {
        if (value != null) {
            key.put(value);
            span.setAttribute("fusiform." + key.id(), value);
        }
        return this;
    }

    public void ended(Outcome how) {
        outcome = how;
    }

    long start() {
        return start;
    }

    @Override
    public void close() {
        bench.ended(this, kind, outcome, System.nanoTime() - start);
        if (outcome == Outcome.FAILED) {
            span.setStatus(StatusCode.ERROR);
        }
        span.setAttribute("fusiform.outcome", outcome.id());
        span.end();
        scope.close();
        for (LogKey key : LogKey.values()) {
            key.remove();
        }
    }
}
