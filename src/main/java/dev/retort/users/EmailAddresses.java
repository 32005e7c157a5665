package dev.retort.users;

import dev.retort.json.UnicodeText;
import java.util.Locale;

/** The one form in which e-mail addresses are stored and compared. */
final class EmailAddresses {

    private EmailAddresses() {}

    /** Trimmed of Unicode white space and in lower case, whatever the locale; null for null. */
    static String normalised(String address) {
        return address == null ? null : UnicodeText.trimmed(address).toLowerCase(Locale.ROOT);
    }
}
