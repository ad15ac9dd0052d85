package org.referralrouter.concern;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place online, with the handles used there. */
public record OnlinePlace(
    OnlineKind kind, @Nullable String service, @Nullable String url, List<String> handles) {

  public OnlinePlace {
    kind = Values.or(kind, OnlineKind.OTHER);
    handles = Values.list(handles);
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "OnlinePlace[redacted]";
  }
}
