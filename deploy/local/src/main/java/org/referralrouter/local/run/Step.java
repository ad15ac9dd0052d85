package org.referralrouter.local.run;

import java.time.Duration;

/** Something that takes a while and is shown with its name and duration. */
record Step(String name, Runnable work) {
  void run(Progress progress) {
    long start = System.nanoTime();
    progress.begins(name);
    work.run();
    progress.done(name, Duration.ofNanos(System.nanoTime() - start));
  }
}
