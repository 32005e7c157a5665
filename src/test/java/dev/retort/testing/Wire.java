package dev.retort.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection on which a client sends whatever it likes, also what is no HTTP. */
public final class Wire implements AutoCloseable {

    private static final int TIMEOUT_MILLISECONDS = 20_000;

    private final Socket socket;

    private Wire(Socket socket) {
        this.socket = socket;
    }

    /** A connection to the server that listens on that port of the loopback interface. */
    public static Wire to(int port) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLISECONDS);
            return new Wire(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends characters below U+0100 as one byte each; a server that has stopped listening is no failure. */
    public Wire send(String text) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        } catch (IOException e) {
            // It has answered already.
        }
        return this;
    }

    /** Sends a body in chunks of at most so many bytes, with a pause after each, and the end of it. */
    public Wire sendChunks(String body, int chunkBytes, Duration pause) {
        for (int start = 0; start < body.length(); start += chunkBytes) {
            String chunk = body.substring(start, Math.min(body.length(), start + chunkBytes));
            send(Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n");
            sleep(pause);
        }
        return send("0\r\n\r\n");
    }

    /**
     * All that the server sends until it closes the connection, which a request has to ask for. A server that has not read all
     * closes it with a reset.
     */
    public String answer() {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answer);
        } catch (SocketException e) {
            // The end, too.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
