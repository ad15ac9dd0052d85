package org.referralrouter.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.AppInfoParser;

/** What was measured on. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Cores, their model, memory, system, Java and Kafka, in one line. */
  static String text() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return "%d cores (%s), %.0f GiB, %s %s, Java %s, Kafka %s"
        .formatted(
            system.getAvailableProcessors(),
            model(),
            system.getTotalMemorySize() / (double) (1L << 30),
            system.getName(),
            system.getVersion(),
            Runtime.version(),
            AppInfoParser.getVersion());
  }

  private static String model() {
    if (!Files.isReadable(PROCESSORS)) {
      return System.getProperty("os.arch");
    }
    try (var lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(() -> System.getProperty("os.arch"));
    } catch (IOException _) {
      return System.getProperty("os.arch");
    }
  }
}
