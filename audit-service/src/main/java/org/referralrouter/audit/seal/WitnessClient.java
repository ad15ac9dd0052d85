package org.referralrouter.audit.seal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.audit.tlog.SignedNote;

/** Asks a witness for its cosignature (C2SP tlog-witness, "add-checkpoint"). */
public final class WitnessClient {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
  private static final int OK = 200;
  private static final int CONFLICT = 409;

  private final SealSettings.WitnessAt witness;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();

  /** A client of this witness. */
  public WitnessClient(SealSettings.WitnessAt witness) {
    this.witness = witness;
  }

  /** What a witness answers. */
  public sealed interface Answer permits Cosigned, Conflict, Refused, Unreachable {}

  /** It has cosigned. */
  public record Cosigned(SignedNote.Signature signature) implements Answer {}

  /** It has last cosigned another size, or another tree of the same. */
  public record Conflict(long size) implements Answer {}

  /** It does not cosign. */
  public record Refused(int status) implements Answer {}

  /** It does not answer, or its key cannot be read. */
  public record Unreachable() implements Answer {}

  /** Its address. */
  public URI url() {
    return URI.create(witness.url());
  }

  private URI prefix() {
    return witness.url().endsWith("/") ? url() : URI.create(witness.url() + "/");
  }

  /** Its key; empty while there is none to read, since a witness may start later than its log. */
  public Optional<NoteKey> key() {
    try {
      return Optional.of(NoteKey.parse(Files.readString(witness.vkeyFile()).strip()));
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /**
   * Asks for a cosignature.
   *
   * @param oldSize what the witness has cosigned last
   * @param proof that the checkpoint's tree begins with the tree of that size
   */
  public Answer cosign(SignedNote checkpoint, long oldSize, List<Hash> proof) {
    StringBuilder body = new StringBuilder("old ").append(oldSize).append('\n');
    proof.forEach(hash -> body.append(hash.text()).append('\n'));
    body.append('\n').append(checkpoint);
    HttpRequest request =
        HttpRequest.newBuilder(prefix().resolve("add-checkpoint"))
            .timeout(ANSWER_WITHIN)
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try {
      return read(checkpoint, http.send(request, BodyHandlers.ofString()));
    } catch (IOException | IllegalArgumentException _) {
      return new Unreachable();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Unreachable();
    }
  }

  private Answer read(SignedNote checkpoint, HttpResponse<String> answer) {
    return switch (answer.statusCode()) {
      case OK ->
          SignedNote.parse(checkpoint.text() + "\n" + answer.body())
              .by(key().orElseThrow(() -> new IllegalArgumentException("The key is missing")))
              .<Answer>map(Cosigned::new)
              .orElseGet(() -> new Refused(OK));
      case CONFLICT -> new Conflict(Long.parseLong(answer.body().strip()));
      default -> new Refused(answer.statusCode());
    };
  }
}
