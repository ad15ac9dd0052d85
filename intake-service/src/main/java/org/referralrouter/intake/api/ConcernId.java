package org.referralrouter.intake.api;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id of a concern as an address names it. */
public final class ConcernId {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final String CONCERNS = "/concerns/";

  private ConcernId() {}

  /** The id; empty where the text is none. */
  static Optional<UUID> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  /** The id in the path of one concern; empty in any other path. */
  public static Optional<UUID> in(String path) {
    return path.startsWith(CONCERNS) ? of(path.substring(CONCERNS.length())) : Optional.empty();
  }
}
