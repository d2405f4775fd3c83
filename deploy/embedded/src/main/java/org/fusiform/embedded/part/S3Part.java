package org.fusiform.embedded.part;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fusiform.embedded.Credentials;
import org.fusiform.embedded.S3Address;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/** An S3 server whose objects are files below its directory; requests are signed with AWS signature 4. */
public final class S3Part implements RunningPart {
    private static final String BUCKET = "fusiform";
    /** Bounds the memory of signed uploads, which are held whole until their hash is checked. */
    private static final int THREADS = 24;

    private static final long STOP_MILLIS = 500;

    private final Path directory;
    private final S3Proxy proxy;
    private final S3Address address;

    private S3Part(Path directory, S3Proxy proxy, S3Address address) {
        this.directory = directory;
        this.proxy = proxy;
        this.address = address;
    }

    /** The bucket exists when this returns, without what an earlier server had half written when it was killed. */
    public static S3Part start(Path relative, Credentials credentials, Optional<Security> security) throws Exception {
        Path directory = Files.createDirectories(relative).toAbsolutePath();
        InterruptedPuts.begin(directory);
        var store = new ChecksummedPuts(directory, BUCKET);
        if (!store.containerExists(BUCKET)) {
            store.createContainer(BUCKET);
        }
        int port = KeptPort.of(directory);
        String scheme = security.isPresent() ? "https" : "http";
        URI endpoint = URI.create(scheme + "://127.0.0.1:" + port);
        S3Proxy.Builder builder = S3Proxy.builder()
                .blobStore(store)
                .awsAuthentication(AuthenticationType.AWS_V4, credentials.s3AccessKey(), credentials.s3SecretKey())
                .ignoreUnknownHeaders(true)
                .jettyMaxThreads(THREADS)
                .stopTimeout(STOP_MILLIS);
        security.map(Security::certificate)
                .ifPresentOrElse(
                        certificate -> builder.secureEndpoint(endpoint)
                                .keyStore(certificate.keyStore().toString(), certificate.password()),
                        () -> builder.endpoint(endpoint));
        S3Proxy proxy = builder.build();
        if (security.isPresent()) {
            proxy.setBlobStoreLocator(
                    new PolicedStores(store, credentials, security.get().policies()));
        }
        proxy.start();
        return new S3Part(
                directory,
                proxy,
                new S3Address(endpoint.toString(), BUCKET, credentials.s3AccessKey(), credentials.s3SecretKey()));
    }

    public S3Address address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        try {
            proxy.stop();
            InterruptedPuts.end(directory);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IOException("The object store did not stop: " + e.getMessage(), e);
        }
    }
}
