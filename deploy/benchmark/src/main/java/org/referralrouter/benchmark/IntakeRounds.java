package org.referralrouter.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Alternating rounds of intake and the least endpoint. */
final class IntakeRounds {
  private static final int LINES_OF_A_COMMIT = 50;

  private final IntakeSubjects subjects;
  private final int rounds;
  private final Comparison table = new Comparison();
  private long taken;

  IntakeRounds(IntakeSubjects subjects, int rounds) {
    this.subjects = subjects;
    this.rounds = rounds;
    this.taken = subjects.topic().records();
  }

  /** Everything that was measured so far. */
  Comparison table() {
    return table;
  }

  void warmUp(int requests) throws IOException, InterruptedException {
    for (int clients : List.of(16, 64)) {
      subjects.bare().send(clients, requests / 2, subjects.bodies());
      posts(clients, requests / 2);
    }
  }

  /** One round of the product: requests, and all that comes to stand on the topic by them. */
  Used posts(int clients, int requests) throws IOException, InterruptedException {
    Used before = subjects.product().used();
    HttpLoad.Answered _ = subjects.one().send(clients, requests, subjects.bodies());
    subjects.topic().awaitRecords(taken += requests);
    return subjects.product().used().since(before);
  }

  /** One batch of so many lines, and all that comes to stand on the topic by it. */
  Used lines(int count) throws IOException, InterruptedException {
    Used before = subjects.product().used();
    long _ = subjects.batch().stream(joined(count));
    subjects.topic().awaitRecords(taken += count);
    return subjects.product().used().since(before);
  }

  void compare(int clients, int requests) throws IOException, InterruptedException {
    var bareRate = new ArrayList<Double>();
    var rate = new ArrayList<Double>();
    var bareLate = new ArrayList<Double>();
    var late = new ArrayList<Double>();
    var bareUsed = new ArrayList<Used>();
    var used = new ArrayList<Used>();
    var onTopic = new ArrayList<Double>();
    for (int round = 0; round < rounds; round++) {
      Used before = subjects.least().used();
      HttpLoad.Answered bareAnswers = subjects.bare().send(clients, requests, subjects.bodies());
      bareUsed.add(subjects.least().used().since(before));
      bareRate.add(bareAnswers.aSecond());
      bareLate.add(bareAnswers.within(0.99));
      before = subjects.product().used();
      long begun = System.nanoTime();
      HttpLoad.Answered answers = subjects.one().send(clients, requests, subjects.bodies());
      rate.add(answers.aSecond());
      late.add(answers.within(0.99));
      subjects.topic().awaitRecords(taken += requests);
      onTopic.add(requests / ((System.nanoTime() - begun) / 1e9));
      used.add(subjects.product().used().since(before));
    }
    String with = ", %d client%s".formatted(clients, clients == 1 ? "" : "s");
    table.rate("POST a second" + with, bareRate, rate);
    table.rate("accepted and on the topic a second" + with, bareRate, onTopic);
    table.time("99 of 100 answered within, ms" + with, bareLate, late);
    table.used(with, requests, bareUsed, used);
  }

  void batches(int lines) throws IOException, InterruptedException, SQLException {
    var bareRate = new ArrayList<Double>();
    var rate = new ArrayList<Double>();
    var burst = new ArrayList<Double>();
    byte[] joined = joined(lines);
    long _ = subjects.batch().stream(joined);
    subjects.topic().awaitRecords(taken += lines);
    for (int round = 0; round < rounds; round++) {
      bareRate.add(insertInChunks(lines));
      long begun = System.nanoTime();
      long answers = subjects.batch().stream(joined);
      rate.add(answers / ((System.nanoTime() - begun) / 1e9));
      subjects.topic().awaitRecords(taken += lines);
      burst.add((System.nanoTime() - begun) / 1e9);
    }
    table.rate("batch lines a second", bareRate, rate);
    table.alone("batch of %,d lines on the topic after, s".formatted(lines), burst);
  }

  void bursts(int requests) throws IOException, InterruptedException {
    var burst = new ArrayList<Double>();
    for (int round = 0; round < rounds; round++) {
      long begun = System.nanoTime();
      Used _ = posts(64, requests);
      burst.add((System.nanoTime() - begun) / 1e9);
    }
    table.alone("burst of %,d POSTs on the topic after, s".formatted(requests), burst);
  }

  private byte[] joined(int lines) {
    var all = new ByteArrayOutputStream();
    for (int i = 0; i < lines; i++) {
      all.writeBytes(subjects.bodies().get(i % subjects.bodies().size()));
      all.write('\n');
    }
    return all.toByteArray();
  }

  /** The lines by a bare loop: as many rows to a statement and commit as the product takes. */
  private double insertInChunks(int lines) throws SQLException {
    List<byte[]> bodies = subjects.bodies();
    long begun = System.nanoTime();
    try (Connection connection = subjects.bareDatabase().connection()) {
      for (int i = 0; i < lines; i += LINES_OF_A_COMMIT) {
        int first = i;
        BareInserts.insert(
            connection,
            IntStream.range(0, LINES_OF_A_COMMIT)
                .mapToObj(row -> bodies.get((first + row) % bodies.size()))
                .toList());
      }
    }
    return lines / ((System.nanoTime() - begun) / 1e9);
  }
}
