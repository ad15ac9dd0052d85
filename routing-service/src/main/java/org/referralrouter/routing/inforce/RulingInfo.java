package org.referralrouter.routing.inforce;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/** Tells in {@code /actuator/info} which procedure is in force. */
@Component
class RulingInfo implements InfoContributor {
  private final Ruling ruling;

  RulingInfo(Ruling ruling) {
    this.ruling = ruling;
  }

  @Override
  public void contribute(Info.Builder builder) {
    builder.withDetail("procedure", ruling.details());
  }
}
