package dev.retort.users;

import dev.retort.problems.ProblemException;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/**
 * Seals positions into cursors and opens them again: AES-GCM (NIST SP 800-38D), so that a client can neither read nor
 * make one; sort and filter are authenticated along with it, so that a cursor serves its own list only.
 */
@Singleton
class Cursors {

    private static final Logger LOG = Logger.getLogger(Cursors.class);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    Cursors(UserSettings settings) {
        this.key = settings.cursorKey().map(Cursors::derived).orElseGet(this::ephemeral);
    }

    /** The cursor of a position in the list of that sort and filter. */
    String seal(Position position, UserSort sort, UserFilter filter) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, list(sort, filter), written(position));
        byte[] cursor = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return text(cursor);
    }

    /**
     * The position that {@code cursor} was made of.
     *
     * @throws ProblemException invalid request, when it was made for another list, with another key, or not by us
     */
    Position open(String cursor, UserSort sort, UserFilter filter) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (!text(bytes).equals(cursor)) {
                throw new IllegalArgumentException("Padded, or with other bits behind the last byte");
            }
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            byte[] sealed = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
            return read(crypt(Cipher.DECRYPT_MODE, nonce, list(sort, filter), sealed), sort.key());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "after", "must be 'next' of a page of this very list; begin again without it");
        }
    }

    /** The one spelling of a cursor. */
    private static String text(byte[] cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] list, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(list);
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not sealed with this key for this list", e);
        }
    }

    /** What a list is known by. Neither filter has U+0000 in it, so that nothing runs together. */
    private static byte[] list(UserSort sort, UserFilter filter) {
        String list = sort + "\0" + known(filter.namePrefix()) + "\0" + known(filter.email());
        return list.getBytes(StandardCharsets.UTF_8);
    }

    /** Tells a filter that is not there from one that says nothing. */
    private static String known(String filter) {
        return filter == null ? "" : "=" + filter;
    }

    private static byte[] written(Position position) {
        String value = position.value() == null ? "" : "=" + position.value();
        return (position.id() + value).getBytes(StandardCharsets.UTF_8);
    }

    private static Position read(byte[] written, UserSort.Key key) {
        String text = new String(written, StandardCharsets.UTF_8);
        int separator = text.indexOf('=');
        return separator < 0
                ? new Position(null, Long.parseLong(text))
                : new Position(key.parse(text.substring(separator + 1)), Long.parseLong(text.substring(0, separator)));
    }

    private static SecretKeySpec derived(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(digest, "AES");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private SecretKeySpec ephemeral() {
        LOG.info("No 'retort.users.cursor-key' is set: cursors of this process end with it, and other replicas refuse"
                + " them. Set one key for all replicas.");
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new SecretKeySpec(bytes, "AES");
    }
}
