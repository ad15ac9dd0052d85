package org.referralrouter.notification.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Audience;
import org.referralrouter.event.EscalationLevel;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Who is told, and at which address. It is complete or the service does not start, so that nobody
 * finds out by the first restricted referral or the first silence that an address is missing.
 */
@Component
class AddressBook {
  private static final String READERS = "MAIL_ADDRESS_";
  private static final String RESTRICTED_READERS = "MAIL_RESTRICTED_ADDRESS_";
  private static final String DUTY_MANAGER = "MAIL_DUTY_MANAGER_ADDRESS_";

  private final Map<Agency, String> readers = new HashMap<>();
  private final Map<Agency, String> restrictedReaders = new HashMap<>();
  private final Map<Agency, String> dutyManagers = new HashMap<>();
  private final String board;

  /**
   * Reads each agency's addresses from the settings that end with its code: {@code
   * MAIL_ADDRESS_POLICE} of all who read its referrals, which may be left out, {@code
   * MAIL_RESTRICTED_ADDRESS_POLICE} of its restricted readers (reading, K7), and {@code
   * MAIL_DUTY_MANAGER_ADDRESS_POLICE} (lifecycle, L14).
   *
   * @throws MissingMailAddress with the names of all settings that hold no address
   */
  AddressBook(MailSettings settings, Agencies agencies, Environment environment) {
    List<String> missing = new ArrayList<>();
    for (Agency agency : agencies.all()) {
      String ordinary = environment.getProperty(READERS + agency, "");
      if (!ordinary.isBlank()) {
        take(READERS + agency, agency, environment, readers, missing);
      }
      take(RESTRICTED_READERS + agency, agency, environment, restrictedReaders, missing);
      take(DUTY_MANAGER + agency, agency, environment, dutyManagers, missing);
    }
    if (!isAddress(settings.boardAddress())) {
      missing.add("MAIL_BOARD_ADDRESS");
    }
    if (!missing.isEmpty()) {
      throw new MissingMailAddress(missing);
    }
    this.board = Objects.requireNonNull(settings.boardAddress());
  }

  private static void take(
      String setting,
      Agency agency,
      Environment environment,
      Map<Agency, String> addresses,
      List<String> missing) {
    String address = environment.getProperty(setting, "");
    if (isAddress(address)) {
      addresses.put(agency, address);
    } else {
      missing.add(setting);
    }
  }

  /** Whoever is told of a referral; empty where the agency wants no mail. */
  Optional<Addressee> readers(Agency agency, boolean restricted) {
    return restricted
        ? Optional.of(restrictedReaders(agency))
        : Optional.ofNullable(readers.get(agency))
            .map(address -> new Addressee(Audience.AGENCY, address));
  }

  /**
   * Whoever is told of an agency's silence. Of a restricted referral, nobody else at the agency
   * must know: the duty manager may be the colleague whom it is about.
   */
  Addressee escalation(EscalationLevel level, Agency agency, boolean restricted) {
    return switch (level) {
      case BOARD -> new Addressee(Audience.BOARD, board);
      case DUTY_MANAGER ->
          restricted
              ? restrictedReaders(agency)
              : new Addressee(Audience.DUTY_MANAGER, required(dutyManagers, agency));
    };
  }

  private Addressee restrictedReaders(Agency agency) {
    return new Addressee(Audience.RESTRICTED_READERS, required(restrictedReaders, agency));
  }

  private static String required(Map<Agency, String> addresses, Agency agency) {
    return Objects.requireNonNull(addresses.get(agency));
  }

  private static boolean isAddress(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return false;
    }
    try {
      new InternetAddress(text, true).validate();
      return true;
    } catch (AddressException _) {
      return false;
    }
  }
}
