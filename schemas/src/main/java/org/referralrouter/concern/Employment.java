package org.referralrouter.concern;

import org.jspecify.annotations.Nullable;

/** Where a person works, as far as the reporter knows. */
public record Employment(
    @Nullable String employer, @Nullable String role, @Nullable String workplace) {

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "Employment[redacted]";
  }
}
