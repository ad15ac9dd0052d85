package org.referralrouter.audit.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.NoteKey;
import org.referralrouter.audit.tlog.Proofs;
import org.referralrouter.audit.tlog.SignedNote;
import org.referralrouter.audit.tlog.TileReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The witnesses of a ledger, and how many of them a checkpoint needs. */
public final class Witnesses {
  private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);

  private final List<WitnessClient> clients;
  private final int quorum;
  private final Map<WitnessClient, Long> seen = new ConcurrentHashMap<>();

  /** These witnesses. */
  public Witnesses(List<WitnessClient> clients, int quorum) {
    this.clients = List.copyOf(clients);
    this.quorum = quorum;
  }

  /** How many cosignatures a checkpoint needs. */
  public int quorum() {
    return quorum;
  }

  /** The keys of those witnesses whose key is known. */
  public List<NoteKey> keys() {
    return clients.stream().flatMap(client -> client.key().stream()).toList();
  }

  /** The witnesses whose cosignature the note has. */
  public List<String> cosigners(SignedNote note) {
    return keys().stream().filter(key -> note.by(key).isPresent()).map(NoteKey::name).toList();
  }

  /** Whether enough witnesses have cosigned the note. */
  public boolean haveQuorum(SignedNote note) {
    return cosigners(note).size() >= quorum;
  }

  /** The note with the cosignatures that can be had now. */
  SignedNote cosign(SignedNote note, TileReader rootTiles) {
    List<SignedNote.Signature> more = new ArrayList<>();
    for (WitnessClient client : clients) {
      boolean has = client.key().filter(key -> note.by(key).isPresent()).isPresent();
      if (!has) {
        ask(client, note, rootTiles, seen.getOrDefault(client, 0L), true, more);
      }
    }
    return more.isEmpty() ? note : note.with(more);
  }

  private void ask(
      WitnessClient client,
      SignedNote note,
      TileReader rootTiles,
      long old,
      boolean again,
      List<SignedNote.Signature> more) {
    long size = Checkpoint.parse(note.text()).size();
    List<Hash> proof =
        old > 0 && old <= size ? new Proofs(rootTiles, size).consistency(old) : List.of();
    switch (client.cosign(note, Math.min(old, size), proof)) {
      case WitnessClient.Cosigned(var signature) -> {
        seen.put(client, size);
        more.add(signature);
      }
      case WitnessClient.Conflict(long last) when again && last <= size && last != old ->
          ask(client, note, rootTiles, last, false, more);
      case WitnessClient.Conflict(long last) ->
          LOG.error(
              "The witness at {} has cosigned {} leaves and does not cosign {}: it saw another tree",
              client.url(),
              last,
              size);
      case WitnessClient.Refused(int status) ->
          LOG.error(
              "The witness at {} refuses the checkpoint of {}: {}", client.url(), size, status);
      case WitnessClient.Unreachable() ->
          LOG.warn("The witness at {} does not answer; it will be asked again", client.url());
    }
  }
}
