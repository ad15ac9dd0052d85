package org.referralrouter.endtoend.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import tools.jackson.databind.JsonNode;

/**
 * Prometheus by its HTTP interface.
 *
 * @param url its base address
 */
record PrometheusApi(URI url) {
  private static final Api API = new Api();

  /** What an expression gives now; fails where Prometheus does not understand it. */
  List<JsonNode> series(String expression) {
    return data("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
        .get("result")
        .valueStream()
        .toList();
  }

  /** The one number that an expression gives; NaN where it gives none. */
  double number(String expression) {
    return series(expression).stream()
        .findFirst()
        .map(one -> Double.parseDouble(one.get("value").get(1).asString()))
        .orElse(Double.NaN);
  }

  /** The alerts that fire, as {@code NAME severity}. */
  Set<String> firing() {
    return data("/api/v1/alerts")
        .get("alerts")
        .valueStream()
        .filter(alert -> alert.get("state").asString().equals("firing"))
        .map(alert -> alert.get("labels"))
        .map(labels -> labels.get("alertname").asString() + " " + labels.get("severity").asString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The rules as Prometheus has read them. */
  List<JsonNode> rules() {
    return data("/api/v1/rules")
        .get("groups")
        .valueStream()
        .flatMap(group -> group.get("rules").valueStream())
        .toList();
  }

  private JsonNode data(String path) {
    Answer answer = API.get(url.resolve(path), "");
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer.json().get("data");
  }
}
