package org.referralrouter.concern;

/** What is known of a child's viewing of adult pornography (paragraph 25). */
public record Pornography(Answer beyondCuriosity, Answer usedInGrooming) {

  public Pornography {
    beyondCuriosity = Answer.orUnknown(beyondCuriosity);
    usedInGrooming = Answer.orUnknown(usedInGrooming);
  }
}
