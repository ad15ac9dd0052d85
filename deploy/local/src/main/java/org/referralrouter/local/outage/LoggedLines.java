package org.referralrouter.local.outage;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What this JVM logs while it is open, for tests that look at lines. */
public final class LoggedLines implements AutoCloseable {
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final Appender<ILoggingEvent> appender;

  private LoggedLines(Appender<ILoggingEvent> appender) {
    this.appender = appender;
    start(appender);
  }

  private LoggedLines() {
    this.appender =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            lines.add(
                new Line(
                    event.getLoggerName(),
                    event.getFormattedMessage(),
                    Map.copyOf(event.getMDCPropertyMap())));
          }
        };
    start(appender);
  }

  /**
   * A line.
   *
   * @param named what it names beside its text: {@code concernId}, {@code traceId}, {@code spanId}
   */
  public record Line(String logger, String message, Map<String, String> named) {}

  /** Takes lines from now on. */
  public static LoggedLines taken() {
    return new LoggedLines();
  }

  /** Writes lines to a file as well, as a service does. */
  public static LoggedLines to(Path file) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%msg%n");
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    return new LoggedLines(appender);
  }

  private void start(Appender<ILoggingEvent> started) {
    started.setContext(context);
    started.start();
    root.addAppender(started);
  }

  /** The lines so far. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    appender.stop();
  }
}
