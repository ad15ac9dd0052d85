package org.referralrouter.intake.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.referralrouter.wire.Json;

/**
 * The answers to the lines of a batch, written in the order of the lines. Some lines are on their
 * way into the database at once; more than that, and the oldest are waited for.
 */
final class BatchAnswers {
  /** Of a commit, as a rule. */
  private static final int CHUNK = 50;

  private final Queue<CompletableFuture<BatchAnswer>> waiting = new ArrayDeque<>();
  private final OutputStream out;

  BatchAnswers(OutputStream out) {
    this.out = out;
  }

  /** Adds the next line's answer; while a chunk is being stored, the next one is read. */
  void add(CompletableFuture<BatchAnswer> answer) throws IOException {
    waiting.add(answer);
    if (waiting.size() >= 2 * CHUNK) {
      write(CHUNK);
    }
  }

  /** Waits for all that were added, and sends them to the client. */
  void writeAll() throws IOException {
    write(waiting.size());
  }

  private void write(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      out.write(Json.mapper().writeValueAsBytes(waiting.remove().join()));
      out.write('\n');
    }
    out.flush();
  }
}
