package dev.retort.security;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Client addresses, as limits count them. */
final class ClientAddress {

    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /**
     * The address that a request comes from: that of the connection, or the one that a trusted proxy has named. Of an IPv6 address
     * only the network (64 bits), since one client has all addresses in it.
     */
    static String of(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        String host = remote == null
                ? ""
                : String.valueOf(remote.hostAddress() == null ? remote.host() : remote.hostAddress());
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        return bytes != null && bytes.length == IPV6_BYTES && !isIpv4(bytes)
                ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES))
                : host;
    }

    /** Whether it is an IPv4 address in the form of IPv6 ({@code ::ffff:192.0.2.1}), or another one without a network. */
    private static boolean isIpv4(byte[] bytes) {
        return Arrays.equals(bytes, 0, NETWORK_BYTES, new byte[NETWORK_BYTES], 0, NETWORK_BYTES);
    }
}
