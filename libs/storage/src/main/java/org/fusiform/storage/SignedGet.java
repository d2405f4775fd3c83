package org.fusiform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Request;

/**
 * Gets objects whole, by the JDK's connections: what has come is read in one go into the answer, where the S3 client's
 * connections read 8 KiB and look at the clock before and after.
 */
final class SignedGet {
    private final SignedRequests requests;
    private final Optional<SSLSocketFactory> sockets;
    private final int connectMillis;
    private final int silenceMillis;

    /** @param sockets of a TLS connection, where it is not Java's own */
    SignedGet(SignedRequests requests, Optional<SSLSocketFactory> sockets, Duration connect, Duration silence) {
        this.requests = requests;
        this.sockets = sockets;
        this.connectMillis = (int) connect.toMillis();
        this.silenceMillis = (int) silence.toMillis();
    }

    ByteBuffer get(String key, long maxBytes, IntFunction<byte[]> memory) {
        try {
            HttpURLConnection connection = open(requests.get(key));
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw S3Failures.ofAnswer("reading " + key, key, status, connection.getErrorStream());
            }
            try (InputStream in = connection.getInputStream()) {
                return BoundedRead.of(key, in, connection.getHeaderField("Content-Length"), maxBytes, memory);
            }
        } catch (IOException e) {
            throw S3Failures.unavailable("reading " + key, e);
        }
    }

    private HttpURLConnection open(Request request) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) request.url().url().openConnection();
        if (connection instanceof HttpsURLConnection secured) {
            sockets.ifPresent(secured::setSSLSocketFactory);
        }
        connection.setConnectTimeout(connectMillis);
        connection.setReadTimeout(silenceMillis);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        // The host is the connection's own to send.
        request.headers().names().stream()
                .filter(name -> !name.equalsIgnoreCase("Host"))
                .forEach(name -> connection.setRequestProperty(name, request.header(name)));
        return connection;
    }
}
