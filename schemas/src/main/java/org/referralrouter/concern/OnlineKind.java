package org.referralrouter.concern;

/** The kind of online place where something happened. */
public enum OnlineKind {
  CHAT,
  SOCIAL_MEDIA,
  GAMING,
  EMAIL,
  MESSAGING,
  WEBSITE,
  FILE_SHARING,
  LIVE_STREAM,
  BULLETIN_BOARD,
  OTHER
}
