package org.fusiform.embedded.part;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.fusiform.embedded.Credentials;
import org.fusiform.embedded.DataDirectory;
import org.fusiform.embedded.PostgresAddress;

/**
 * PostgreSQL on 127.0.0.1 alone, with passwords (scram-sha-256) for everyone. Committed rows survive kill -9 of every
 * process, but not a crash of the machine: zonky hard-codes {@code fsync=off}, so never keep what cannot be lost here.
 */
public final class PostgresPart implements RunningPart {
    private static final String HOST = "127.0.0.1";
    private static final Duration WAIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;
    private final PostmasterGuard guard;
    private final PostgresAddress address;

    private PostgresPart(EmbeddedPostgres postgres, PostmasterGuard guard, PostgresAddress address) {
        this.postgres = postgres;
        this.guard = guard;
        this.address = address;
    }

    /** Stops what a killed run left behind, starts, and returns when the database {@code fusiform} exists. */
    public static PostgresPart start(Path directory, Path log, Credentials credentials, Optional<Security> security)
            throws IOException, InterruptedException, SQLException {
        Path data = Files.createDirectories(directory).toAbsolutePath().resolve("data");
        Path complete = directory.resolve("complete");
        Orphans.stop(data);
        if (!Files.exists(complete) && Files.exists(data)) {
            // Killed before the database was made: nobody had its address, and initdb wants an empty folder.
            DataDirectory.remove(data);
        }
        PostgresPart part = launch(directory, data, log, credentials, security);
        try {
            FusiformDatabase.create(part.postgres.getPostgresDatabase(), credentials.postgresPassword());
            FusiformDatabase.share(
                    part.postgres.getDatabase("postgres", FusiformDatabase.NAME), credentials.postgresPassword());
            Files.write(complete, new byte[0]);
            return part;
        } catch (IOException | SQLException e) {
            part.close();
            throw e;
        }
    }

    private static PostgresPart launch(
            Path directory, Path data, Path log, Credentials credentials, Optional<Security> security)
            throws IOException {
        Path password = Credentials.privateFile(directory, "initdb", credentials.postgresAdminPassword());
        try {
            int port = KeptPort.of(directory.toAbsolutePath());
            EmbeddedPostgres postgres = builder(log, password, credentials, security)
                    .setDataDirectory(data)
                    .setOverrideWorkingDirectory(
                            BinaryCache.directory(directory).toFile())
                    .setPort(port)
                    .start();
            ProcessHandle server = Orphans.postmaster(data).orElseThrow();
            return new PostgresPart(
                    postgres,
                    PostmasterGuard.over(server.pid()),
                    new PostgresAddress(
                            HOST, port, FusiformDatabase.NAME, FusiformDatabase.ROLE, credentials.postgresPassword()));
        } finally {
            Files.delete(password);
        }
    }

    private static EmbeddedPostgres.Builder builder(
            Path log, Path password, Credentials credentials, Optional<Security> security) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(WAIT)
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                // These reach initdb as --auth and so on, where they overrule the trust that zonky asks for.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", password.toAbsolutePath().toString())
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setConnectConfig("password", credentials.postgresAdminPassword())
                .setServerConfig("listen_addresses", HOST)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("password_encryption", "scram-sha-256")
                // zonky's "off" would lose commits when the server is killed.
                .setServerConfig("synchronous_commit", "on");
        security.map(Security::certificate).ifPresent(certificate -> builder.setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.certificate().toString())
                .setServerConfig("ssl_key_file", certificate.key().toString()));
        return builder;
    }

    public PostgresAddress address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        try (guard) {
            postgres.close();
        }
    }
}
