package org.referralrouter.edge.log;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the header {@code traceparent} says (W3C Trace Context, section 3.2). */
record TraceParent(String traceId, String spanId, TraceFlags flags) {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

  static Optional<TraceParent> of(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(header);
    return form.matches()
        ? Optional.of(
            new TraceParent(form.group(1), form.group(2), TraceFlags.fromHex(form.group(3), 0)))
        : Optional.empty();
  }

  /** The span that sent it, which has ended or is somebody else's. */
  Span span() {
    return Span.wrap(
        SpanContext.createFromRemoteParent(traceId, spanId, flags, TraceState.getDefault()));
  }
}
