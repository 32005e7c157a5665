package dev.retort.security;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends bytes as they are, and reads one answer of HTTP/1.1 for each request; connects again where the server has closed. */
final class RawClient implements AutoCloseable {

    private static final int HANGS_AFTER_MILLISECONDS = 20_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");

    private final int port;
    private Socket socket;
    private InputStream in;

    RawClient(int port) {
        this.port = port;
    }

    /**
     * The answer, head and body; empty when the server has closed the connection without one.
     *
     * @throws IllegalStateException when no answer comes
     */
    String answer(String request) {
        try {
            if (socket == null) {
                connect();
            }
            String answer = tried(request);
            if (answer.isEmpty()) {
                // It may have been closed after the answer before.
                connect();
                answer = tried(request);
            }
            if (answer.isEmpty() || !answer.startsWith("HTTP/1.1 ") || isLast(answer)) {
                close();
            }
            return answer;
        } catch (SocketTimeoutException e) {
            throw new IllegalStateException("No answer to:\n" + request, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tried(String request) throws IOException {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return read(request.startsWith("HEAD "));
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException closed) {
            return "";
        }
    }

    private String read(boolean withoutBody) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int end = 0;
        while (end < 4) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            bytes.write(next);
            end = next == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : next == '\r' ? 1 : 0;
        }
        String head = bytes.toString(StandardCharsets.ISO_8859_1);
        if (head.startsWith("HTTP/1.1 1")) {
            return head + read(withoutBody);
        }
        Matcher length = LENGTH.matcher(head);
        if (!withoutBody && length.find()) {
            bytes.write(in.readNBytes(Integer.parseInt(length.group(1))));
        } else if (!withoutBody && head.toLowerCase(Locale.ROOT).contains("transfer-encoding")) {
            close();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isLast(String answer) {
        return answer.toLowerCase(Locale.ROOT).contains("\r\nconnection: close") || answer.startsWith("HTTP/1.1 101");
    }

    private void connect() throws IOException {
        close();
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(HANGS_AFTER_MILLISECONDS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
            socket = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
