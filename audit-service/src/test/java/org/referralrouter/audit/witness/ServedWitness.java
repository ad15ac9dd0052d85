package org.referralrouter.audit.witness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.audit.tlog.NoteSigner;
import org.referralrouter.audit.tlog.SignedNote;

/** A witness behind its real server, and how to talk to it. */
final class ServedWitness implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final WitnessState state;
  private final WitnessServer server;
  private final NoteKey key;

  ServedWitness(NoteSigner signer, Path directory, NoteKey... logs) throws IOException {
    this.key = signer.key();
    this.state = WitnessState.in(directory).orElseThrow();
    this.server =
        WitnessServer.start(
            new Witness(signer, () -> List.of(logs), state, Clock.fixed(NOW, ZoneOffset.UTC)),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  HttpResponse<String> add(String body) {
    return add(body.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> add(byte[] body) {
    return send(
        HttpRequest.newBuilder(url("/add-checkpoint")).POST(BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(url(path)));
  }

  SignedNote last(String origin) {
    return SignedNote.parse(
        get("/checkpoint?origin=" + URLEncoder.encode(origin, StandardCharsets.UTF_8)).body());
  }

  /** The note with the cosignature line of an answer. */
  boolean cosigned(SignedNote note, HttpResponse<String> answer) {
    return answer.statusCode() == 200
        && SignedNote.parse(note.text() + "\n" + answer.body()).by(key).isPresent();
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("The witness did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
    state.close();
  }
}
