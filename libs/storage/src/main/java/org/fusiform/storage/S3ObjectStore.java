package org.fusiform.storage;

import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.UploadObjectArgs;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.OkHttpClient;

/** A bucket of any S3 service. */
public final class S3ObjectStore implements ObjectStore, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final OkHttpClient http;
    private final MinioClient client;
    private final SignedPut puts;
    private final SignedGet gets;
    private final String bucket;

    /** Connects lazily: a store that is down shows at the first call. */
    public S3ObjectStore(S3Settings settings) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(SILENCE)
                .writeTimeout(SILENCE);
        Optional<Authorities> authorities = settings.authorities().map(Authorities::read);
        authorities.ifPresent(trusted -> builder.sslSocketFactory(trusted.sockets(), trusted.manager()));
        if (settings.endpoint().startsWith("http:")) {
            builder.socketFactory(new LargeWrites());
        }
        http = builder.build();
        client = MinioClient.builder()
                .endpoint(settings.endpoint())
                .credentials(settings.accessKey(), settings.secretKey())
                .region(settings.region())
                .httpClient(http)
                .build();
        SignedRequests requests = new SignedRequests(settings);
        puts = new SignedPut(http, requests);
        gets = new SignedGet(requests, authorities.map(Authorities::sockets), CONNECT, SILENCE);
        bucket = settings.bucket();
    }

    @Override
    public void put(String key, List<ByteBuffer> content, String contentType) {
        puts.put(key, content, contentType);
    }

    @Override
    public void put(String key, Path file, String contentType) {
        long bytes = bytes(file);
        if (bytes <= SignedPut.MOST_BYTES) {
            puts.put(key, file, bytes, contentType);
        } else {
            putInParts(key, file, contentType);
        }
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    private void putInParts(String key, Path file, String contentType) {
        S3Call.make(
                "writing " + key,
                key,
                () -> client.uploadObject(UploadObjectArgs.builder()
                        .bucket(bucket)
                        .object(key)
                        .contentType(contentType)
                        .filename(file.toString())
                        .build()));
    }

    @Override
    public ByteBuffer get(String key, long maxBytes, IntFunction<byte[]> memory) {
        return gets.get(key, maxBytes, memory);
    }

    @Override
    public InputStream open(String key) {
        return response(key);
    }

    @Override
    public void download(String key, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (GetObjectResponse response = response(key)) {
            Files.copy(response, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoreUnavailable("copying " + key + " to " + file + " broke off: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<StoredObject> stat(String key) {
        StatObjectArgs args =
                StatObjectArgs.builder().bucket(bucket).object(key).build();
        try {
            StatObjectResponse found = S3Call.make("looking at " + key, key, () -> client.statObject(args));
            return Optional.of(
                    new StoredObject(key, found.size(), found.lastModified().toInstant()));
        } catch (NoSuchObject e) {
            return Optional.empty();
        }
    }

    @Override
    public Stream<StoredObject> list(String prefix) {
        Iterable<Result<Item>> items = client.listObjects(ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix(prefix)
                .recursive(true)
                .build());
        Iterator<StoredObject> listing = new S3Listing(prefix, items.iterator());
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(listing, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    @Override
    public void delete(String key) {
        RemoveObjectArgs args =
                RemoveObjectArgs.builder().bucket(bucket).object(key).build();
        S3Call.make("deleting " + key, key, () -> {
            client.removeObject(args);
            return key;
        });
    }

    /** Ends its threads and connections. */
    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private GetObjectResponse response(String key) {
        GetObjectArgs args = GetObjectArgs.builder().bucket(bucket).object(key).build();
        return S3Call.make("reading " + key, key, () -> client.getObject(args));
    }
}
