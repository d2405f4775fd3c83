package org.fusiform.cli.up;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.fusiform.cli.CommandFailure;
import org.fusiform.cli.terminal.Pause;

/** One command per data directory: the kernel lets go of the hold however the command ends. */
final class DirectoryHold implements AutoCloseable {
    private static final String NAME = "command.lock";

    /** The lock of the parts, which outlive a killed command by the seconds they need to stop. */
    private static final String PARTS_LOCK = "lock";

    private static final Duration LEFTOVER = Duration.ofSeconds(40);
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final FileChannel channel;

    private DirectoryHold(FileChannel channel) {
        this.channel = channel;
    }

    /** Makes the directory where it is missing; one that another command holds is a failure that names its process. */
    static DirectoryHold take(Path directory) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = directory.resolve(NAME);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new CommandFailure(directory + " is in use by another fusiform command (process "
                        + Files.readString(file).strip() + "); stop that one or choose another directory with --data");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            awaitLeftover(directory.resolve(PARTS_LOCK));
            return new DirectoryHold(channel);
        } catch (IOException e) {
            throw new CommandFailure("the data directory " + directory + " cannot be used: " + e, e);
        }
    }

    private static void awaitLeftover(Path partsLock) throws IOException {
        if (!Files.exists(partsLock)) {
            return;
        }
        long end = System.nanoTime() + LEFTOVER.toNanos();
        try (FileChannel channel = FileChannel.open(partsLock, StandardOpenOption.WRITE)) {
            // Starting the parts says who still holds it, if patience does not help.
            while (System.nanoTime() < end) {
                var lock = channel.tryLock();
                if (lock != null) {
                    lock.release();
                    return;
                }
                Pause.of(BETWEEN);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
