package org.referralrouter.audit.export;

import java.util.List;
import java.util.Map;

/**
 * What an export is.
 *
 * @param query what was asked for
 * @param file the name of the entries' file
 * @param entries how many it has
 * @param notSealed how many entries the query has that were not signed yet and are left out
 * @param sha256 of the entries' file, in hexadecimal digits
 * @param rootCheckpoint of the root log, with cosignatures
 * @param logs the checkpoint of each log that has entries here
 */
public record Manifest(
    int version,
    Map<String, List<String>> query,
    String file,
    long entries,
    long notSealed,
    String sha256,
    String rootCheckpoint,
    List<LogProof> logs) {

  /** The present version. */
  public static final int VERSION = 1;

  /**
   * A log's checkpoint, and its place in the root log.
   *
   * @param proof from there to the root of the root checkpoint
   */
  public record LogProof(String log, String checkpoint, long rootIndex, List<String> proof) {}
}
