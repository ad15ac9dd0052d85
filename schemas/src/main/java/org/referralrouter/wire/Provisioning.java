package org.referralrouter.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.referralrouter.concern.Agencies;
import org.referralrouter.event.Topic;

/** Makes the contract's topics and registers its schemas; doing it again changes nothing. */
public final class Provisioning {
  /**
   * Kafka's setting for "keep for ever": a lost event is worse than a full disk, and erasure is the
   * ledger's.
   */
  private static final Map<String, String> KEPT_FOR_EVER = Map.of("retention.ms", "-1");

  /**
   * A dead letter is a record as large as its topic allows (1 MiB by default), with headers that
   * say why.
   */
  private static final Map<String, String> LARGE =
      Map.of("max.message.bytes", Integer.toString(DeadLetter.MAX_BYTES));

  /** What the version before wrote agencies' answers to, and nobody reads any more. */
  private static final Set<String> OF_THE_VERSION_BEFORE =
      Set.of("acknowledgements.v1", "embargo-releases.v1");

  private Provisioning() {}

  /**
   * Makes the topics that do not exist yet, with the broker's default replication.
   *
   * @param client settings of a Kafka client that may do so
   * @param agencies each of which has topics of its own
   * @param partitions of each topic; the same for all, since a concern's records must stay in one
   *     partition number
   * @throws BrokerOfEarlierVersion where it holds topics that this version would never read;
   *     nothing is made then
   * @throws AgencyLeftOut where it holds topics of an agency that is not among these
   * @throws WrongBrokerSetting where the broker or a topic is set so that records could be lost or
   *     torn
   */
  public static void topics(Map<String, Object> client, Agencies agencies, int partitions) {
    String bootstrapServers =
        String.valueOf(client.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    List<String> names = Topic.all(agencies).stream().map(Topic::topicName).toList();
    try (Admin admin = Admin.create(client)) {
      Set<String> existing = admin.listTopics().names().get();
      Set<String> unread = new TreeSet<>(existing);
      unread.retainAll(OF_THE_VERSION_BEFORE);
      if (!unread.isEmpty()) {
        throw new BrokerOfEarlierVersion(bootstrapServers, unread);
      }
      checkNobodyLeft(existing, names);
      List<NewTopic> missing =
          names.stream()
              .filter(name -> !existing.contains(name))
              .map(name -> new NewTopic(name, partitions, (short) -1).configs(KEPT_FOR_EVER))
              .toList();
      admin.createTopics(missing).all().get();
      awaitAll(admin, names);
      configure(admin, Topic.DEAD_LETTERS, LARGE);
      BrokerCheck.of(admin, bootstrapServers, names).check();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The topics could not be made at " + bootstrapServers, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the topics were being made", e);
    }
  }

  /** What an agency was sent stays its own and stays read, so an agency is never taken out. */
  private static void checkNobodyLeft(Set<String> existing, List<String> names) {
    Set<String> left =
        existing.stream()
            .filter(Topic::isOfAnAgency)
            .filter(name -> !names.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!left.isEmpty()) {
      throw new AgencyLeftOut(left);
    }
  }

  /** Topics of an earlier version get the setting too. */
  private static void configure(Admin admin, Topic topic, Map<String, String> settings)
      throws ExecutionException, InterruptedException {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
    List<AlterConfigOp> changes =
        settings.entrySet().stream()
            .map(
                setting ->
                    new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()),
                        AlterConfigOp.OpType.SET))
            .toList();
    admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get();
  }

  /** A broker answers before every broker knows the topic. */
  private static void awaitAll(Admin admin, List<String> names)
      throws ExecutionException, InterruptedException {
    while (!admin.listTopics().names().get().containsAll(names)) {
      Thread.onSpinWait();
    }
    admin.describeTopics(names).allTopicNames().get();
  }

  /**
   * Sets the registry to FULL_TRANSITIVE and registers every topic's schema under {@code
   * <topic>-value}.
   *
   * @param registry its base address
   * @param agencies each of which has topics of its own
   * @param token of one who may write there; empty where everybody may
   * @throws IllegalStateException where the registry refuses a schema, with its answer
   */
  public static void schemas(URI registry, Agencies agencies, Optional<String> token) {
    URI confluent = registry.resolve("/apis/ccompat/v7/");
    try (HttpClient http = HttpClient.newHttpClient()) {
      send(
          http,
          token,
          "PUT",
          confluent.resolve("config"),
          Map.of("compatibility", "FULL_TRANSITIVE"));
      for (Topic topic : Topic.all(agencies)) {
        if (topic.schemaName() != null) {
          send(
              http,
              token,
              "POST",
              confluent.resolve("subjects/" + topic.subject() + "/versions"),
              Map.of("schema", EventSchemas.of(topic).toString()));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("The schema registry at " + registry + " did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the schemas were being registered", e);
    }
  }

  private static void send(
      HttpClient http, Optional<String> token, String method, URI uri, Map<String, String> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .method(method, BodyPublishers.ofString(Json.mapper().writeValueAsString(body)));
    token.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() == 409) {
      throw new IllegalStateException(
          "The registry refuses the schema at "
              + uri
              + " beside those that it has: an earlier version of Referral Router, in which the"
              + " agencies were a fixed list, wrote records with them. Start with a new Kafka"
              + " cluster and a new registry; the audit log of the earlier version keeps what was.");
    }
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          uri + " answered " + response.statusCode() + ": " + response.body());
    }
  }
}
