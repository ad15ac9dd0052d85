package org.referralrouter.edge.log;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * While it is open, each line that this thread logs names the concern at hand, {@value #CONCERN},
 * and the trace of the record that is handled. Ids only: what is not a UUID is not named.
 */
public final class LoggedConcern implements AutoCloseable {
  /** The name of the concern's id in a line. */
  public static final String CONCERN = "concernId";

  // Micrometer's names; while a span is open, it has its own there.
  private static final String TRACE = "traceId";
  private static final String SPAN = "spanId";
  private static final String TRACE_PARENT = "traceparent";
  private static final int UUID_LENGTH = 36;

  private final @Nullable String concernBefore = MDC.get(CONCERN);
  private final @Nullable String traceBefore = MDC.get(TRACE);
  private final @Nullable String spanBefore = MDC.get(SPAN);

  private @Nullable Scope trace;

  private LoggedConcern() {}

  // As the present span as well: what is sent meanwhile belongs to the same trace, and when its own
  // span ends, Micrometer names this one again.
  @SuppressWarnings("MustBeClosedChecker") // closed with this
  private void open(TraceParent of) {
    MDC.put(TRACE, of.traceId());
    MDC.put(SPAN, of.spanId());
    trace = of.span().makeCurrent();
  }

  /** A concern whose id is known. */
  public static LoggedConcern of(UUID concern) {
    LoggedConcern logged = new LoggedConcern();
    MDC.put(CONCERN, concern.toString());
    return logged;
  }

  /** A concern whose id a text may be. */
  public static LoggedConcern of(@Nullable String text) {
    return uuid(text).map(LoggedConcern::of).orElseGet(LoggedConcern::new);
  }

  /**
   * The concern and the trace of a record.
   *
   * @param key its key, which is the concern's id on every topic of ours
   * @param headers its headers, with the trace that it belongs to (W3C Trace Context)
   */
  public static LoggedConcern ofRecord(byte @Nullable [] key, Headers headers) {
    LoggedConcern logged = of(key == null || key.length != UUID_LENGTH ? null : ascii(key));
    // One that is open already belongs to this record, and is nearer.
    if (!Span.current().getSpanContext().isValid()) {
      TraceParent.of(header(headers)).ifPresent(logged::open);
    }
    return logged;
  }

  private static @Nullable String header(Headers headers) {
    Header header = headers.lastHeader(TRACE_PARENT);
    return header == null || header.value() == null ? null : ascii(header.value());
  }

  private static String ascii(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static Optional<UUID> uuid(@Nullable String text) {
    if (text == null || text.length() != UUID_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The thread's lines are again as they were. */
  @Override
  public void close() {
    if (trace != null) {
      trace.close();
    }
    restore(CONCERN, concernBefore);
    restore(TRACE, traceBefore);
    restore(SPAN, spanBefore);
  }

  private static void restore(String name, @Nullable String value) {
    if (value == null) {
      MDC.remove(name);
    } else {
      MDC.put(name, value);
    }
  }
}
