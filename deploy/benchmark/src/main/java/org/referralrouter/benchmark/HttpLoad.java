package org.referralrouter.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * POSTs over plain sockets with as little work as can be, since the load shares the machine with
 * what it measures. Each client sends its next request once the last is answered.
 *
 * @param port of 127.0.0.1
 * @param head what every request has between its first line and its length
 */
record HttpLoad(int port, String path, String head) {

  /**
   * What was answered.
   *
   * @param latencies of each request, in nanoseconds
   */
  record Answered(List<Long> latencies, Duration took) {
    double aSecond() {
      return latencies.size() / (took.toNanos() / 1e9);
    }

    /** Milliseconds within which this share of the requests was answered. */
    double within(double share) {
      List<Long> sorted = latencies.stream().sorted().toList();
      return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size())) / 1e6;
    }
  }

  /**
   * Sends until this many are answered.
   *
   * @throws IOException where an answer is none of success
   */
  Answered send(int clients, int requests, List<byte[]> bodies)
      throws IOException, InterruptedException {
    var left = new AtomicLong(requests);
    long begun = System.nanoTime();
    List<Long> latencies = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      List<Callable<List<Long>>> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        all.add(() -> client(left, bodies));
      }
      for (Future<List<Long>> client : threads.invokeAll(all)) {
        latencies.addAll(client.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("A client failed", e);
    }
    return new Answered(latencies, Duration.ofNanos(System.nanoTime() - begun));
  }

  /** Sends one request with a long body, and returns how many lines the answer has. */
  long stream(byte[] body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  socket.getOutputStream().write(request(body));
                } catch (IOException _) {
                  // The answer, which is then none, tells.
                }
              });
      return answer(in).body.chars().filter(c -> c == '\n').count();
    }
  }

  private List<Long> client(AtomicLong left, List<byte[]> bodies) throws IOException {
    List<Long> latencies = new ArrayList<>();
    long n = left.getAndDecrement();
    while (n > 0) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setTcpNoDelay(true);
        var in = new BufferedInputStream(socket.getInputStream(), 1 << 13);
        boolean open = true;
        while (open && n > 0) {
          byte[] request = request(bodies.get((int) (n % bodies.size())));
          long begun = System.nanoTime();
          socket.getOutputStream().write(request);
          open = answer(in).open;
          latencies.add(System.nanoTime() - begun);
          n = left.getAndDecrement();
        }
      }
    }
    return latencies;
  }

  /**
   * An answer's body.
   *
   * @param open whether the server takes another request on the same connection
   */
  private record Answer(String body, boolean open) {}

  private byte[] request(byte[] body) {
    byte[] first =
        "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%sIdempotency-Key: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, head, UUID.randomUUID(), body.length)
            .getBytes(US_ASCII);
    byte[] all = new byte[first.length + body.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(body, 0, all, first.length, body.length);
    return all;
  }

  private static Answer answer(InputStream in) throws IOException {
    String status = line(in);
    int length = 0;
    boolean chunked = false;
    boolean open = true;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).strip());
      }
      open &= !lower.equals("connection: close");
      chunked |= lower.equals("transfer-encoding: chunked");
    }
    String body = chunked ? chunks(in) : new String(in.readNBytes(length), UTF_8);
    if (!status.startsWith("HTTP/1.1 2")) {
      throw new IOException("Answered by " + status + ": " + body);
    }
    return new Answer(body, open);
  }

  private static String chunks(InputStream in) throws IOException {
    var body = new StringBuilder();
    while (true) {
      int size = Integer.parseInt(line(in), 16);
      body.append(new String(in.readNBytes(size), UTF_8));
      String _ = line(in);
      if (size == 0) {
        return body.toString();
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The answer broke off");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
