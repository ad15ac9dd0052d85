package org.referralrouter.notification.inbox;

/** The police's word that the suspect may know (paragraph 17). */
public record Release(String officer, String reason) {
  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "Release[redacted]";
  }
}
