package org.referralrouter.notification.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Audience;
import org.referralrouter.event.EscalationLevel;
import org.springframework.stereotype.Component;

/**
 * Who is told, and at which address. It is complete or the service does not start, so that nobody
 * finds out by the first restricted referral or the first silence that an address is missing.
 */
@Component
class AddressBook {
  private final MailSettings settings;

  /** Fails with the names of all settings that hold no address. */
  AddressBook(MailSettings settings) {
    List<String> missing = new ArrayList<>();
    for (Agency agency : Agency.values()) {
      String ordinary = settings.addresses().getOrDefault(agency, "");
      if (!ordinary.isBlank() && !isAddress(ordinary)) {
        missing.add("MAIL_ADDRESS_" + agency);
      }
      if (!isAddress(settings.restrictedAddresses().get(agency))) {
        missing.add("MAIL_RESTRICTED_ADDRESS_" + agency);
      }
      if (!isAddress(settings.dutyManagerAddresses().get(agency))) {
        missing.add("MAIL_DUTY_MANAGER_ADDRESS_" + agency);
      }
    }
    if (!isAddress(settings.boardAddress())) {
      missing.add("MAIL_BOARD_ADDRESS");
    }
    if (!missing.isEmpty()) {
      throw new MissingMailAddress(missing);
    }
    this.settings = settings;
  }

  /** Whoever is told of a referral; empty where the agency wants no mail. */
  Optional<Addressee> readers(Agency agency, boolean restricted) {
    return restricted
        ? Optional.of(restrictedReaders(agency))
        : Optional.ofNullable(settings.addresses().get(agency))
            .filter(address -> !address.isBlank())
            .map(address -> new Addressee(Audience.AGENCY, address));
  }

  /**
   * Whoever is told of an agency's silence. Of a restricted referral, nobody else at the agency
   * must know: the duty manager may be the colleague whom it is about.
   */
  Addressee escalation(EscalationLevel level, Agency agency, boolean restricted) {
    return switch (level) {
      case BOARD -> new Addressee(Audience.BOARD, Objects.requireNonNull(settings.boardAddress()));
      case DUTY_MANAGER ->
          restricted
              ? restrictedReaders(agency)
              : new Addressee(
                  Audience.DUTY_MANAGER, required(settings.dutyManagerAddresses(), agency));
    };
  }

  private Addressee restrictedReaders(Agency agency) {
    return new Addressee(
        Audience.RESTRICTED_READERS, required(settings.restrictedAddresses(), agency));
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
