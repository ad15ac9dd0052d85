package org.referralrouter.local.run;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Commands of ours as a person types them: with {@code --home} where it is not the usual one. */
public record CommandHint(Checkout checkout, Home home) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+:,./-]+");

  /** As in {@code ./referrals status --home /srv/trial}. */
  public String of(String words) {
    var command = "./referrals " + words;
    return home.equals(Home.usual(checkout)) ? command : command + " --home " + typed(home.root());
  }

  /** A path relative to the working directory where that is shorter to read and to type. */
  public static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) && !path.equals(here) ? here.relativize(path) : path;
  }

  /** A path as a shell takes it. */
  static String typed(Path path) {
    var text = shown(path).toString();
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
