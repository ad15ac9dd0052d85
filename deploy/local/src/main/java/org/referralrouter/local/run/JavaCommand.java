package org.referralrouter.local.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for Java processes on the JDK that runs this one. */
final class JavaCommand {
  /** Options for every service's JVM instead of the usual ones, with a space between two. */
  private static final String OWN_OPTIONS = "REFERRALS_JAVA_OPTIONS";

  private JavaCommand() {}

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * A service from its jar, by the options that every service has everywhere.
   *
   * @param archive keeps classes as they stand in memory, written when the service ends, so that
   *     its next start need not read and check them
   */
  static List<String> service(Path jar, String heap, Path archive) {
    List<String> words = new ArrayList<>(List.of(java(), "-Xmx" + heap));
    String own = System.getenv(OWN_OPTIONS);
    if (own == null || own.isBlank()) {
      words.addAll(JavaOptions.ofServices());
      words.add("-XX:+AutoCreateSharedArchive");
      words.add("-XX:SharedArchiveFile=" + archive);
    } else {
      words.addAll(List.of(own.trim().split(" +")));
    }
    words.add("-jar");
    words.add(jar.toString());
    return words;
  }

  /** A program from its jar that has little to do. */
  static List<String> jar(Path jar, String heap) {
    var words = small(heap);
    words.add("-jar");
    words.add(jar.toString());
    return words;
  }

  /** Another main class of this module. */
  static List<String> main(Class<?> main, String heap, String... arguments) {
    var words = small(heap);
    words.add("-Dlogback.configurationFile=org/referralrouter/local/logback-local.xml");
    words.add("-cp");
    words.add(System.getProperty("java.class.path"));
    words.add(main.getName());
    words.addAll(List.of(arguments));
    return words;
  }

  // Helpers of one machine: a quick start counts for more than peak speed.
  private static List<String> small(String heap) {
    return new ArrayList<>(
        List.of(
            java(),
            "-Xmx" + heap,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "-Dfile.encoding=UTF-8"));
  }
}
