package org.referralrouter.concern;

import org.jspecify.annotations.Nullable;

/**
 * A description of a piece of evidence.
 *
 * @param sha256 64 hexadecimal digits of a file's hash, never the file
 */
public record Evidence(
    EvidenceKind kind,
    @Nullable String description,
    @Nullable String heldAt,
    @Nullable String sha256) {

  public Evidence {
    kind = Values.or(kind, EvidenceKind.OTHER);
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "Evidence[redacted]";
  }
}
