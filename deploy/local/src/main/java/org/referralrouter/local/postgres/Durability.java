package org.referralrouter.local.postgres;

/** What a committed transaction survives. */
public enum Durability {
  /** A crash of the machine, as in production. */
  KEPT("on"),
  /** Nothing that matters: fast, for tests that do not crash anything. */
  FORGETFUL("off");

  private final String setting;

  Durability(String setting) {
    this.setting = setting;
  }

  String setting() {
    return setting;
  }
}
