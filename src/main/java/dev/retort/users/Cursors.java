package dev.retort.users;

import dev.retort.problems.ProblemException;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/**
 * Signs positions, so that they become cursors, and reads them again. A cursor is the position and its HMAC-SHA-256
 * (RFC 2104) over sort, filter and position: nobody else can make one, it serves its own list only, and the same
 * position gives the same cursor, so that a page can be cached.
 *
 * <p>A cursor is not encrypted: it shows the id and the sort value of a user whom its receiver has just read.
 */
@Singleton
class Cursors {

    private static final Logger LOG = Logger.getLogger(Cursors.class);
    private static final String MAC = "HmacSHA256";

    /** Half of the MAC, which is as much as RFC 2104, section 5, asks for. */
    private static final int MAC_BYTES = 16;

    /** Distinguishes a cursor from anything else that is signed with this key, and from later formats. */
    private static final String PURPOSE = "retort cursor 1\0";

    private final SecretKeySpec key;

    Cursors(UserSettings settings) {
        this.key = settings.cursorKey()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC))
                .orElseGet(Cursors::ephemeral);
    }

    /** The cursor of a position in the list of that sort and filter; always the same one. */
    String sign(Position position, UserSort sort, UserFilter filter) {
        byte[] written = written(position);
        return text(ByteBuffer.allocate(MAC_BYTES + written.length)
                .put(mac(written, sort, filter))
                .put(written)
                .array());
    }

    /**
     * The position that {@code cursor} was made of.
     *
     * @throws ProblemException invalid request, when it was made for another list, with another key, or not by us
     */
    Position read(String cursor, UserSort sort, UserFilter filter) {
        byte[] bytes = bytes(cursor);
        if (bytes.length > MAC_BYTES && text(bytes).equals(cursor)) {
            byte[] mac = Arrays.copyOf(bytes, MAC_BYTES);
            byte[] written = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
            if (MessageDigest.isEqual(mac, mac(written, sort, filter))) {
                return read(written, sort.key());
            }
        }
        throw ProblemException.invalid(
                "after", "must be 'next' of a page with the same sort and filters; start again without it");
    }

    /** The one spelling of a cursor: base64url without padding. */
    private static String text(byte[] cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** The argument of {@link #text}; empty when that cannot have made {@code cursor}. */
    private static byte[] bytes(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Filters and values have no U+0000, so that nothing runs together. */
    private byte[] mac(byte[] position, UserSort sort, UserFilter filter) {
        String list = PURPOSE + sort + "\0" + marked(filter.namePrefix()) + "\0" + marked(filter.email()) + "\0";
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(position), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] written(Position position) {
        Object value = position.value();
        return (position.id() + marked(value == null ? null : value.toString())).getBytes(StandardCharsets.UTF_8);
    }

    /** Tells null from an empty text. */
    private static String marked(String text) {
        return text == null ? "" : "=" + text;
    }

    private static Position read(byte[] written, UserSort.Key key) {
        String text = new String(written, StandardCharsets.UTF_8);
        int separator = text.indexOf('=');
        return separator < 0
                ? new Position(null, Long.parseLong(text))
                : new Position(key.parse(text.substring(separator + 1)), Long.parseLong(text.substring(0, separator)));
    }

    private static SecretKeySpec ephemeral() {
        LOG.info(
                "'retort.users.cursor-key' is not set: cursors are valid until this process ends, and other replicas refuse"
                        + " them. Set the same key for all replicas.");
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, MAC);
    }
}
