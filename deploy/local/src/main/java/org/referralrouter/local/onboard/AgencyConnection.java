package org.referralrouter.local.onboard;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.referralrouter.access.AccessMatrix;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.document.AsyncApi;
import org.referralrouter.document.BrokerAddress;
import org.referralrouter.event.Topic;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;

/**
 * How an agency's system connects, without its secret.
 *
 * @param agencies that there are, this one among them
 * @param authority the certificate of the authority that signed the broker's
 */
record AgencyConnection(
    Agency agency,
    Agencies agencies,
    String bootstrapServers,
    Path authority,
    URI issuer,
    URI registry,
    URI inbox) {

  static AgencyConnection to(Agency agency, Home home, Ports ports) {
    return new AgencyConnection(
        agency,
        home.agencies(),
        ports.bootstrapServers(),
        home.authority(),
        ports.url(Port.ISSUER),
        ports.url(Port.REGISTRY).resolve("/apis/ccompat/v7"),
        ports.url(Port.NOTIFICATION));
  }

  Principal principal() {
    return Principal.of(agency);
  }

  String clientId() {
    return principal().clientId();
  }

  URI tokenEndpoint() {
    return issuer.resolve("/oauth2/token");
  }

  String referralsTopic() {
    return Topic.ofReferralsTo(agency).topicName();
  }

  String responsesTopic() {
    return Topic.ofResponsesFrom(agency).topicName();
  }

  /** What it reads and writes there, and nothing of what others do. */
  AsyncApi topics() {
    return AsyncApi.of(
            AccessMatrix.bundled(agencies),
            Topic.all(agencies),
            new BrokerAddress(bootstrapServers, tokenEndpoint(), registry))
        .cutTo(principal());
  }

  /** What the names of its consumer groups begin with. */
  String groupPrefix() {
    return clientId() + "-";
  }

  /** All of it, by the names of the templates' placeholders. */
  Map<String, String> placeholders() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("agency", agency.name());
    values.put("clientId", clientId());
    values.put("bootstrap", bootstrapServers);
    values.put("ca", authority.getFileName().toString());
    values.put("issuer", issuer.toString());
    values.put("tokenEndpoint", tokenEndpoint().toString());
    values.put("tokenMinutes", String.valueOf(Role.AGENCY_TOKENS_LIVE.toMinutes()));
    values.put("registry", registry.toString());
    values.put("inbox", inbox.toString());
    values.put("referralsTopic", referralsTopic());
    values.put("responsesTopic", responsesTopic());
    values.put("groupPrefix", groupPrefix());
    return values;
  }
}
