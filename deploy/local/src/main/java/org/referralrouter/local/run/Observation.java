package org.referralrouter.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.referralrouter.local.issuer.ObserverClient;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.local.secret.SecretDirectory;
import org.referralrouter.local.tool.OutsideTool;

/**
 * Prometheus and Alertmanager beside a system, by copies of the files of {@code
 * deploy/observability} that name this system's ports.
 *
 * <p>The copies lie among the secrets, since the secret of Prometheus' client is beside them: no
 * argument of a process and no file that others may read holds it.
 */
final class Observation {
  static final String PROMETHEUS = "prometheus";
  static final String ALERTMANAGER = "alertmanager";

  static final String READY = "/-/ready";
  private static final String SECRET = "prometheus.secret";

  private final Path files;
  private final Home home;
  private final Ports ports;
  private final HttpClient http;

  /**
   * Not started yet.
   *
   * @param files a directory such as {@code deploy/observability}
   */
  Observation(Path files, Home home, Ports ports, HttpClient http) {
    this.files = files;
    this.home = home;
    this.ports = ports;
    this.http = http;
  }

  /** The packages of Debian that are not installed and that it needs; empty where it can run. */
  static List<String> missing() {
    return Stream.of(
            OutsideTool.prometheus().isEmpty() ? "prometheus" : "",
            OutsideTool.alertmanager().isEmpty() ? "prometheus-alertmanager" : "")
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** Writes the copies, and the secret before the issuer starts, which must find the same one. */
  void prepare() {
    var copies = copies();
    copies.write(SECRET, ObserverClient.of(home.clientSecrets()).secret());
    for (String file : List.of("prometheus/prometheus.yml", "prometheus/rules.yml")) {
      copy(copies, file);
    }
    copy(copies, "alertmanager/alertmanager.yml");
  }

  Part prometheus() {
    var url = ports.url(Port.PROMETHEUS);
    var command =
        List.of(
            OutsideTool.prometheus().orElseThrow().toString(),
            "--config.file=" + directory().resolve("prometheus.yml"),
            "--storage.tsdb.path=" + home.data(PROMETHEUS),
            "--web.listen-address=" + url.getAuthority(),
            "--web.external-url=" + url,
            "--log.level=warn");
    return new ServiceProcess(
        PROMETHEUS, command, Map.of(), Ready.http(http, url.resolve(READY)), home);
  }

  Part alertmanager() {
    var url = ports.url(Port.ALERTMANAGER);
    var command =
        List.of(
            OutsideTool.alertmanager().orElseThrow().toString(),
            "--config.file=" + directory().resolve("alertmanager.yml"),
            "--storage.path=" + home.data(ALERTMANAGER),
            "--web.listen-address=" + url.getAuthority(),
            "--web.external-url=" + url,
            // One alone: it listens for no others.
            "--cluster.listen-address=",
            "--log.level=warn");
    return new ServiceProcess(
        ALERTMANAGER, command, Map.of(), Ready.http(http, url.resolve(READY)), home);
  }

  private void copy(SecretDirectory copies, String file) {
    Path original = files.resolve(file);
    try {
      copies.write(original.getFileName().toString(), ports.instead(Files.readString(original)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + original, e);
    }
  }

  private SecretDirectory copies() {
    return SecretDirectory.at(directory());
  }

  private Path directory() {
    return home.secretsPath().resolve("observability");
  }
}
