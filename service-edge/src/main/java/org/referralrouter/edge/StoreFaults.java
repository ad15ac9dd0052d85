package org.referralrouter.edge;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What a service says while its database is away or busy: come again (503), and not that it is at
 * fault (500). For a service with a database to import.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 1)
public class StoreFaults {
  private static final Logger LOG = LoggerFactory.getLogger(StoreFaults.class);
  private static final String AGAIN_IN_SECONDS = "1";

  /** A message could quote what nobody should read in a log, so its kind alone is written. */
  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<byte[]> unavailable(RuntimeException fault) {
    LOG.warn("The database does not answer: {}", fault.getClass().getName());
    HttpStatus status = HttpStatus.SERVICE_UNAVAILABLE;
    return ResponseEntity.status(status)
        .header(HttpHeaders.RETRY_AFTER, AGAIN_IN_SECONDS)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemAnswer.bytes(status, "The database does not answer now. Try again later."));
  }
}
