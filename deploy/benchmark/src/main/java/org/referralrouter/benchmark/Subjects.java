package org.referralrouter.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Topic;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.stack.Stack;

/** The routing service and peers, running side by side on one broker, each on topics of its own. */
final class Subjects implements AutoCloseable {
  static final String PRODUCT = "routing";

  private final Stack stack;
  private final Path directory;
  private final Feed feed;
  private final List<Subject> running = new ArrayList<>();

  private Subjects(Stack stack, Path directory, Feed feed) {
    this.stack = stack;
    this.directory = directory;
    this.feed = feed;
  }

  /** Starts all of them, one after the other. */
  static Subjects start(Stack stack, List<String> words, List<Peer> peers, Feed feed)
      throws IOException, InterruptedException, ExecutionException {
    var subjects = new Subjects(stack, Files.createTempDirectory("referrals-benchmark"), feed);
    try {
      subjects.startProduct(words);
      for (Peer peer : peers) {
        subjects.startPeer(peer);
      }
      return subjects;
    } catch (IOException | ExecutionException | RuntimeException e) {
      subjects.close();
      throw new IOException("Not everything started; the logs are in " + subjects.directory, e);
    }
  }

  /** The product first, then the peers as they were named. */
  List<Subject> all() {
    return List.copyOf(running);
  }

  Subject product() {
    return running.getFirst();
  }

  /** Where the product keeps what it knows of concerns. */
  Path state() {
    return directory.resolve("state");
  }

  private void startProduct(List<String> words) throws IOException, InterruptedException {
    Map<String, String> environment =
        ServiceEnvironment.of(stack, FreePort.next(), FreePort.next());
    environment.put("ROUTING_STATE_DIR", Files.createDirectory(state()).toString());
    var referrals =
        Agency.OF_THE_CONTRACT.stream().map(agency -> Topic.ofReferralsTo(agency).topicName());
    add(
        PRODUCT,
        Topic.CONCERNS.topicName(),
        1,
        MeasuredProcess.start(words, environment, directory.resolve("routing.log")),
        new CommittedCount(
            stack.bootstrapServers(), Topic.DECISIONS.topicName(), referrals.toList()));
  }

  private void startPeer(Peer peer) throws IOException, InterruptedException, ExecutionException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      String like = Topic.CONCERNS.topicName();
      int partitions =
          admin
              .describeTopics(List.of(like))
              .topicNameValues()
              .values()
              .iterator()
              .next()
              .get()
              .partitions()
              .size();
      admin
          .createTopics(
              List.of(
                  new NewTopic(peer.in(), partitions, (short) 1),
                  new NewTopic(peer.out(), partitions, (short) 1)))
          .all()
          .get();
    }
    add(
        peer.label,
        peer.in(),
        Peer.COPIES,
        MeasuredProcess.start(
            peer.words(stack.bootstrapServers(), directory),
            Map.of(),
            directory.resolve(peer + ".log")),
        new CommittedCount(stack.bootstrapServers(), peer.out(), List.of()));
  }

  private void add(
      String label, String in, int outEach, MeasuredProcess process, CommittedCount committed)
      throws IOException, InterruptedException {
    try {
      running.add(new Subject(label, in, outEach, process, committed, feed));
    } catch (RuntimeException e) {
      committed.close();
      process.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (Subject subject : running) {
      subject.close();
    }
  }
}
