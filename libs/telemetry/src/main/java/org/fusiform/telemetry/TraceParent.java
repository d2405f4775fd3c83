package org.fusiform.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A trace context as the text that W3C Trace Context calls traceparent, to be kept until what it belongs to goes on. */
public final class TraceParent {
    private static final String KEY = "traceparent";

    private TraceParent() {}

    /** Of this moment; null where nothing is traced. */
    public static String current() {
        if (!Span.current().getSpanContext().isValid()) {
            return null;
        }
        Map<String, String> carrier = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), carrier, Map::put);
        return carrier.get(KEY);
    }

    /** The context that it stands for, and nothing else of this moment's; the root context for null. */
    public static Context context(String traceParent) {
        return traceParent == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceParent, new OneField());
    }

    private static final class OneField implements TextMapGetter<String> {
        @Override
        public Iterable<String> keys(String traceParent) {
            return List.of(KEY);
        }

        @Override
        public String get(String traceParent, String key) {
            return key.equals(KEY) ? traceParent : null;
        }
    }
}
