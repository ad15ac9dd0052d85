package org.referralrouter.concern;

/**
 * What is known of images; there is no field for an image.
 *
 * @param sexual whether they are sexual
 */
public record Images(Answer sexual) {

  public Images {
    sexual = Answer.orUnknown(sexual);
  }
}
