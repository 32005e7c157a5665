package dev.retort.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cursors as the service signs them (its {@code Cursors}): the way to the last page of a long list is otherwise long. The
 * service refuses one that is not like its own.
 */
final class Cursor {

    /** The service has to be given the same. */
    static final String KEY = "a key that is no secret, for the bench alone";

    private static final String MAC = "HmacSHA256";
    private static final int MAC_BYTES = 16;

    private Cursor() {}

    /** Of the position behind the user with that id and that value, in the order that {@code sort} names. */
    static String of(String sort, long id, String value) {
        String list = "retort cursor 1\0" + sort + "\0\0\0";
        byte[] position = (id + "=" + value).getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), MAC));
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            byte[] signature = Arrays.copyOf(mac.doFinal(position), MAC_BYTES);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(MAC_BYTES + position.length)
                            .put(signature)
                            .put(position)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
