package org.fusiform.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Plain connections that hand the system as much at a time as it takes; the S3 client's connections write 8 KiB, and each
 * call of the system costs about what it costs to copy as much. They end what they write with a flush.
 */
final class LargeWrites extends SocketFactory {
    /** What the JDK gives the system in one call. */
    private static final int PIECE = 1 << 17;

    @Override
    public Socket createSocket() {
        return new Socket() {
            private OutputStream out;

            @Override
            public synchronized OutputStream getOutputStream() throws IOException {
                if (out == null) {
                    out = new BufferedOutputStream(super.getOutputStream(), PIECE);
                }
                return out;
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
