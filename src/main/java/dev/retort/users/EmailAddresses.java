package dev.retort.users;

import dev.retort.json.UnicodeText;
import java.text.Normalizer;
import java.util.Locale;

/** The one form in which e-mail addresses are stored and compared. */
final class EmailAddresses {

    /** In characters: longer text has more than {@value User#EMAIL_LIMIT} code points in every form. */
    private static final int LONGEST = 8 * User.EMAIL_LIMIT;

    private EmailAddresses() {}

    /**
     * Trimmed of Unicode white space, in lower case whatever the locale, the local part composed (NFC), the domain in
     * A-labels; null for null. A domain that has no A-labels stays as it is, which {@link EmailAddress} refuses; so does what is far too
     * long, since composing costs the square of its length.
     */
    static String normalised(String address) {
        if (address == null) {
            return null;
        }
        String trimmed = UnicodeText.trimmed(address);
        int at = trimmed.lastIndexOf('@');
        if (trimmed.length() > LONGEST) {
            return trimmed;
        }
        if (at < 0) {
            return composed(trimmed);
        }
        String domain = trimmed.substring(at + 1);
        return composed(trimmed.substring(0, at)) + "@"
                + DomainNames.ascii(domain).orElse(domain);
    }

    private static String composed(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFC);
    }
}
