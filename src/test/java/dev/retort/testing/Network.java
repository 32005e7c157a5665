package dev.retort.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to a server on the loopback interface that can begin to swallow: connections stay open, and nothing of what is
 * sent on them arrives, in neither direction, as behind a firewall that drops packets.
 */
public final class Network implements AutoCloseable {

    private static final int BUFFER_BYTES = 16_384;

    private final ServerSocket entrance;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean swallowing;

    private Network(ServerSocket entrance, int target) {
        this.entrance = entrance;
        this.target = target;
    }

    /** A way to the server that listens on port {@code target}. */
    public static Network to(int target) {
        try {
            Network network = new Network(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
            daemon("network", network::accept);
            return network;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port of this side. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** From now on nothing arrives. */
    public void swallow() {
        swallowing = true;
    }

    /**
     * From now on everything arrives that is sent on new connections. What was swallowed is lost, and so are the
     * connections that it was sent on, though neither end has heard of it.
     */
    public void goOn() {
        swallowing = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket near = entrance.accept();
                sockets.add(near);
                if (!swallowing) {
                    Socket far = new Socket();
                    sockets.add(far);
                    far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 1_000);
                    daemon("network-out", () -> forward(near, far));
                    daemon("network-in", () -> forward(far, near));
                }
            }
        } catch (IOException e) {
            close();
        }
    }

    private void forward(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (swallowing) {
                    return;
                }
                out.write(buffer, 0, count);
            }
            close(to);
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(Network::close);
    }
}
