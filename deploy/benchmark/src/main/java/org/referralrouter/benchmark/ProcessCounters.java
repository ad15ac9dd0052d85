package org.referralrouter.benchmark;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What a Java process of this user counts of itself: by the operating system, and by the management
 * beans of its JVM, to which this connects by the attach API. The process needs no setting for it.
 */
final class ProcessCounters implements AutoCloseable {
  private static final double MIB = 1 << 20;

  private final ProcessHandle process;
  private final JMXConnector connector;
  private final MBeanServerConnection beans;

  private ProcessCounters(ProcessHandle process, JMXConnector connector) throws IOException {
    this.process = process;
    this.connector = connector;
    this.beans = connector.getMBeanServerConnection();
  }

  /**
   * Connects.
   *
   * @throws IOException where the process is none of Java's, or gone
   */
  // The address is that of a process of this user, told by its own JVM.
  @SuppressWarnings("BanJNDI")
  static ProcessCounters of(ProcessHandle process) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
      try {
        var address = new JMXServiceURL(machine.startLocalManagementAgent());
        return new ProcessCounters(process, JMXConnectorFactory.connect(address));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException("The process tells no counters", e);
    }
  }

  /** What it has used so far. The kernel counts the time of a core in hundredths of a second. */
  Used used() throws IOException {
    try {
      Object bytes =
          beans.getAttribute(
              new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME), "TotalThreadAllocatedBytes");
      return new Used(process.info().totalCpuDuration().orElse(Duration.ZERO), (Long) bytes);
    } catch (JMException e) {
      throw new IOException("The JVM does not tell what it allocated", e);
    }
  }

  /** MiB of memory that it has, heap and all; not a number where the system does not tell. */
  double residentMiB() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** MiB of its heap that are in use once everything that can go is collected. */
  double heapMiB() throws IOException {
    MemoryMXBean memory =
        ManagementFactory.newPlatformMXBeanProxy(
            beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed() / MIB;
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
