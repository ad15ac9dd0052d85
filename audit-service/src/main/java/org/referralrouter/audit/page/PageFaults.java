package org.referralrouter.audit.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.NoSuchElementException;
import org.referralrouter.audit.api.BadParameter;
import org.referralrouter.audit.api.LetterRefusal;
import org.referralrouter.audit.ledger.AccessNotRecorded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What the pages say when there is nothing to show. */
@ControllerAdvice(basePackageClasses = PageFaults.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageFaults {
  private static final Logger LOG = LoggerFactory.getLogger(PageFaults.class);

  @ExceptionHandler
  String absent(NoSuchElementException absent, Model model, HttpServletResponse response) {
    return Message.show(
        model,
        response,
        HttpStatus.NOT_FOUND,
        "The ledger has nothing here",
        "There is no such page, concern, referral or entry, or not yet. If you typed the address,"
            + " check it.");
  }

  @ExceptionHandler
  String unreadable(BadParameter bad, Model model, HttpServletResponse response) {
    return Message.show(
        model,
        response,
        HttpStatus.BAD_REQUEST,
        "The address cannot be read",
        bad.parameter() + " " + bad.detail() + ".");
  }

  @ExceptionHandler
  String unreadable(
      MethodArgumentTypeMismatchException bad, Model model, HttpServletResponse response) {
    return Message.show(
        model,
        response,
        HttpStatus.BAD_REQUEST,
        "The address cannot be read",
        bad.getName() + " is not as it should be.");
  }

  @ExceptionHandler
  String refused(LetterRefusal refused, Model model, HttpServletResponse response) {
    return Message.show(
        model,
        response,
        HttpStatus.CONFLICT,
        "Nothing was put back",
        String.valueOf(refused.getMessage()));
  }

  /** Nobody sees what nobody would know that they saw. */
  @ExceptionHandler
  String notRecorded(AccessNotRecorded fault, Model model, HttpServletResponse response) {
    return unavailable(
        model,
        response,
        "Whatever is shown is recorded first, and that is not possible now. Try again later.");
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  String away(RuntimeException fault, Model model, HttpServletResponse response) {
    LOG.warn("The database does not answer: {}", fault.getClass().getName());
    return unavailable(model, response, "The database does not answer now. Try again later.");
  }

  private static String unavailable(Model model, HttpServletResponse response, String why) {
    return Message.show(
        model, response, HttpStatus.SERVICE_UNAVAILABLE, "Nothing can be shown now", why);
  }

  /** A message could quote what nobody should read in a log, so its kind alone is written. */
  @ExceptionHandler
  String fault(RuntimeException fault, Model model, HttpServletResponse response) {
    LOG.error("A page could not be shown: {}", fault.getClass().getName());
    return Message.show(
        model,
        response,
        HttpStatus.INTERNAL_SERVER_ERROR,
        "There is a problem with the service",
        "The fault is not yours. Try again later.");
  }
}
