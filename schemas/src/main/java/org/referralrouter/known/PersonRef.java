package org.referralrouter.known;

import java.util.regex.Pattern;

/**
 * What a ref may be: a word that tells nothing of anybody, and a number (lifecycle, L3). Refs
 * travel where names must not.
 */
public final class PersonRef {
  /** Its form as a regular expression, anchored, as JSON Schemas have it. */
  public static final String PATTERN =
      "^(?:child|adult|person|suspect|victim|parent|witness|sibling)-[1-9][0-9]?$";

  private static final Pattern FORM = Pattern.compile(PATTERN);

  private PersonRef() {}

  /** Whether this may be a ref. */
  public static boolean allows(String ref) {
    return FORM.matcher(ref).matches();
  }
}
