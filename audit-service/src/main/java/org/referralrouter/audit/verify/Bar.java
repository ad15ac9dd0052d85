package org.referralrouter.audit.verify;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Progress on a terminal, and silence where there is none. */
final class Bar implements Progress, AutoCloseable {
  private final ProgressBar bar =
      new ProgressBarBuilder()
          .setTaskName("Entries")
          .setInitialMax(0)
          .setConsumer(new ConsoleProgressBarConsumer(System.err))
          .build();

  @Override
  public void of(long entries) {
    bar.maxHint(bar.getMax() + entries);
  }

  @Override
  public void by(long entries) {
    bar.stepBy(entries);
  }

  @Override
  public void close() {
    bar.close();
  }
}
