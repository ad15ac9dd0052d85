package org.referralrouter.routing.life;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A life told event by event; JSON is written with single quotes. */
final class LifeScript {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String REPORTED =
      "'summary':'Something was seen.','reporter':{'organisation':'Example"
          + " School','discussedWith':['SAFEGUARDING_ADVISER']},";

  final PlainLife life = new PlainLife(new PlainClock(EnglishHolidays.IN_2026_AND_2027));
  private ObjectNode step = JSON.createObjectNode();

  /** A revision of the concern; the summary and the reporter are added. */
  LifeScript revision(String at, int revision, String facts) {
    return take(
        at, "'revision':{'revision':" + revision + ",'concern':{" + REPORTED + facts + "}}");
  }

  /** A response about "POLICE" or "SOCIAL_CARE child-1", with what its kind needs. */
  LifeScript response(String at, String referral, int revision, String kind, String... more) {
    int space = referral.indexOf(' ');
    String agency = space < 0 ? referral : referral.substring(0, space);
    String subject = space < 0 ? "null" : "'" + referral.substring(space + 1) + "'";
    return take(
        at,
        "'response':{'agency':'%s','subject':%s,'referralRevision':%d,'kind':'%s'%s}"
            .formatted(agency, subject, revision, kind, more.length == 0 ? "" : "," + more[0]));
  }

  LifeScript silence(String until) {
    return take(until, "'silence':{}");
  }

  private LifeScript take(String at, String event) {
    step = life.take(json("{'at':'" + at + "'," + event + "}"));
    return this;
  }

  static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  JsonNode decision() {
    return step.path("decision");
  }

  String refused() {
    return step.path("refused").asString("");
  }

  String embargo() {
    return step.path("embargo").asString();
  }

  /** What was sent: "POLICE 1 OPEN". */
  List<String> sent() {
    return step.path("referrals")
        .valueStream()
        .map(r -> name(r) + " " + r.path("revision") + " " + r.path("state").asString())
        .toList();
  }

  /** Who was told: "POLICE DUTY_MANAGER RECEIPT 2026-11-02T14:00:00Z". */
  List<String> told() {
    return step.path("escalations")
        .valueStream()
        .map(
            e ->
                String.join(
                    " ",
                    name(e),
                    e.path("level").asString(),
                    e.path("of").asString(),
                    e.path("due").asString()))
        .toList();
  }

  /** A referral that this step sent. */
  JsonNode referral(String name) {
    return step.path("referrals")
        .valueStream()
        .filter(r -> name(r).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " was not sent, only " + sent()));
  }

  /** The texts of one field over a list of a referral. */
  List<String> texts(String name, String list, String field) {
    return referral(name)
        .path(list)
        .valueStream()
        .map(one -> one.path(field).asString(""))
        .toList();
  }

  private static String name(JsonNode json) {
    PlainKey key = PlainKey.of(json);
    return key.subject() == null ? key.agency() : key.agency() + " " + key.subject();
  }
}
