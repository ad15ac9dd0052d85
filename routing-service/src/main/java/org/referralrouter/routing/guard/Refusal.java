package org.referralrouter.routing.guard;

/**
 * Why a procedure may not decide.
 *
 * @param file the file at fault; {@code whole procedure} where several play together
 * @param row the row's id, or the column, or the principle
 * @param reason what is wrong, and what to do where that is not plain
 */
public record Refusal(String file, String row, String reason) {
  static final String WHOLE = "whole procedure";

  @Override
  public String toString() {
    return file + ", " + row + ": " + reason;
  }
}
