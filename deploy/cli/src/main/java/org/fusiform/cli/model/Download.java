package org.fusiform.cli.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.progress.Progress;
import org.fusiform.contracts.Sha256;

/** One file by HTTP, into a folder that outlives the command: what has come is never asked for again. */
final class Download {
    private static final Duration CONNECT = Duration.ofSeconds(4);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final long LARGEST = 16L << 30;
    private static final int ATTEMPTS = 5;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int BUFFER = 1 << 16;

    private final PublishedFile file;
    private final Path folder;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    Download(PublishedFile file, Path folder) {
        this.file = file;
        this.folder = folder;
    }

    /** The whole file, checked. */
    Path run(Progress progress) {
        Path whole = folder.resolve(file.name());
        Path part = folder.resolve(file.name() + ".part");
        try {
            Files.createDirectories(folder);
            if (Files.exists(whole)) {
                if (matches(whole)) {
                    return whole;
                }
                Files.delete(whole);
            }
            fill(part, progress);
            require(part);
            return Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CommandFailure("downloading " + file.address() + " failed: " + e, e);
        }
    }

    /** Tries again from where it broke off, as long as anything comes. */
    private void fill(Path part, Progress progress) throws IOException {
        for (int attempt = 1; ; attempt++) {
            long before = sizeOf(part);
            try {
                if (receive(part, before, progress)) {
                    return;
                }
            } catch (ConnectException | HttpConnectTimeoutException | UnresolvedAddressException e) {
                throw new PublisherUnreachable(file.address().getHost() + " does not answer; " + file.byHand(), e);
            } catch (IOException e) {
                attempt = sizeOf(part) > before ? 1 : attempt;
                if (attempt >= ATTEMPTS) {
                    throw new CommandFailure(
                            "downloading " + file.address() + " broke off at " + sizeOf(part) + " bytes (" + e
                                    + "); the same command goes on from there",
                            e);
                }
            }
        }
    }

    /** Whether the file is whole. */
    private boolean receive(Path part, long from, Progress progress) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(file.address()).timeout(ANSWER);
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        HttpResponse<InputStream> response = send(request.build());
        try (InputStream body = response.body()) {
            switch (response.statusCode()) {
                case OK -> copy(body, part, 0, length(response), progress);
                case PARTIAL -> copy(body, part, from, from + length(response), progress);
                case RANGE_NOT_SATISFIABLE -> {
                    // Either it was whole already, which its hash will tell, or it is of another file.
                    if (!matches(part)) {
                        Files.delete(part);
                        return false;
                    }
                }
                default ->
                    throw new CommandFailure(file.address() + " answers " + response.statusCode()
                            + "; the file is not there any more: " + file.byHand());
            }
        }
        return true;
    }

    private void copy(InputStream body, Path part, long from, long total, Progress progress) throws IOException {
        if (total > LARGEST) {
            throw new CommandFailure(file.address() + " is " + total + " bytes, over the limit of " + LARGEST);
        }
        long done = from;
        try (OutputStream out =
                from == 0 ? Files.newOutputStream(part) : Files.newOutputStream(part, StandardOpenOption.APPEND)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                out.write(buffer, 0, read);
                done += read;
                progress.at(done, Math.max(total, done));
                if (done > LARGEST) {
                    throw new CommandFailure(file.address() + " is over the limit of " + LARGEST + " bytes");
                }
            }
        }
        if (done < total) {
            throw new IOException("only " + done + " of " + total + " bytes came");
        }
    }

    private static long length(HttpResponse<?> response) {
        return response.headers().firstValueAsLong("Content-Length").orElse(0);
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    private void require(Path part) throws IOException {
        String actual = sha256(part);
        if (!actual.startsWith(file.sha256())) {
            Files.delete(part);
            throw new CommandFailure(file.address() + " gives a file with SHA-256 " + actual + ", not " + file.sha256()
                    + (file.sha256().length() < actual.length() ? "…" : "") + "; it was thrown away");
        }
    }

    private boolean matches(Path path) throws IOException {
        return sha256(path).startsWith(file.sha256());
    }

    private static String sha256(Path path) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static long sizeOf(Path path) throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }
}
