package org.referralrouter.local.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for Java processes on the JDK that runs this one. */
final class JavaCommand {
  private JavaCommand() {}

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** A service from its jar. */
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

  // Many small processes on one machine: a quick start counts for more than peak speed, and a
  // serial collector costs no threads.
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
