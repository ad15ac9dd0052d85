package org.referralrouter.concern;

/** How severe bullying is (paragraphs 42, 44, 45). */
public enum Severity {
  LOW,
  SERIOUS,
  SIGNIFICANT_HARM,
  UNKNOWN
}
