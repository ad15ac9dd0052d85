package org.referralrouter.benchmark;

import java.time.Duration;

/**
 * What a process has used since its start, or within a while.
 *
 * @param cpu how long it had a core, in itself and in the kernel
 * @param bytes allocated on its heap, whether or not they were let go
 */
record Used(Duration cpu, long bytes) {
  static final Used NOTHING = new Used(Duration.ZERO, 0);

  /** What came on top of this earlier reading. */
  Used since(Used earlier) {
    return new Used(cpu.minus(earlier.cpu), bytes - earlier.bytes);
  }

  /** Microseconds of a core for each of so many. */
  double microsEach(long count) {
    return cpu.toNanos() / 1e3 / count;
  }

  /** Allocated bytes for each of so many. */
  double bytesEach(long count) {
    return (double) bytes / count;
  }
}
