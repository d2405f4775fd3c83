package org.fusiform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;

class TraceParentTest {
    private static final SpanContext SPAN = SpanContext.create(
            "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault());

    @Test
    void a_context_is_kept_as_text() {
        // When
        String kept;
        try (Scope _ = Span.wrap(SPAN).makeCurrent()) {
            kept = TraceParent.current();
        }

        // Then
        assertThat(kept).isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        SpanContext found = Span.fromContext(TraceParent.context(kept)).getSpanContext();
        assertThat(found.getTraceId()).isEqualTo(SPAN.getTraceId());
        assertThat(found.getSpanId()).isEqualTo(SPAN.getSpanId());
        assertThat(found.isRemote()).isTrue();
    }

    @Test
    void where_nothing_is_traced_there_is_none() {
        assertThat(TraceParent.current()).isNull();
        assertThat(TraceParent.context(null)).isEqualTo(Context.root());
        assertThat(Span.fromContext(TraceParent.context("nonsense"))
                        .getSpanContext()
                        .isValid())
                .isFalse();
    }
}
