package org.referralrouter.local.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.referralrouter.local.run.Progress;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Shows progress as lines; on a terminal, a last line also says what is still under way. */
final class Terminal implements Progress {
  private static final String CLEAR_LINE = "\r\u001b[2K";
  private static final int COLUMNS = 78;
  private static final Duration TICK = Duration.ofMillis(500);

  private final PrintWriter out;
  private final Ansi ansi;
  private final Set<String> underWay = new LinkedHashSet<>();
  private final long start = System.nanoTime();

  private Terminal(PrintWriter out, Ansi ansi) {
    this.out = out;
    this.ansi = ansi;
  }

  /** The terminal of a command. */
  static Terminal of(CommandSpec spec) {
    var line = spec.commandLine();
    var terminal = new Terminal(line.getOut(), line.getColorScheme().ansi());
    if (terminal.ansi.enabled()) {
      Thread.ofVirtual().name("terminal-tick").start(terminal::tick);
    }
    return terminal;
  }

  @Override
  public synchronized void begins(String step) {
    underWay.add(step);
    status();
  }

  @Override
  public synchronized void done(String step, Duration took) {
    underWay.remove(step);
    shows("  @|green ✓|@ %-18s @|faint %s|@".formatted(step, seconds(took)));
  }

  @Override
  public synchronized void says(String message) {
    shows("  @|yellow !|@ " + message);
  }

  /** Prints a text with picocli's markup. */
  synchronized void shows(String text) {
    clear();
    out.println(ansi.string(text));
    status();
  }

  /** Time since this terminal was made. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** As in {@code 2.4 s}. */
  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  private void clear() {
    if (ansi.enabled()) {
      out.print(CLEAR_LINE);
    }
  }

  private void status() {
    if (ansi.enabled() && !underWay.isEmpty()) {
      var line = "  … " + String.join(", ", underWay) + "  " + elapsed().toSeconds() + " s";
      out.print(CLEAR_LINE + (line.length() > COLUMNS ? line.substring(0, COLUMNS) : line));
    }
    out.flush();
  }

  private void tick() {
    try {
      while (true) {
        Thread.sleep(TICK);
        synchronized (this) {
          status();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
