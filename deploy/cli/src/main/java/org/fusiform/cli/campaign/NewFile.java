package org.fusiform.cli.campaign;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.fusiform.cli.CommandFailure;

/** A file that appears, or replaces what was there, only when it is complete. */
final class NewFile implements AutoCloseable {
    private final Path file;
    private final Path part;
    private final OutputStream out;
    private long bytes;

    private NewFile(Path file, Path part, OutputStream out) {
        this.file = file;
        this.part = part;
        this.out = out;
    }

    /** Beside it rests what has come until then. */
    static NewFile at(Path file) {
        Path absolute = file.toAbsolutePath();
        Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
        try {
            return new NewFile(absolute, part, Files.newOutputStream(part));
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    void append(byte[] content) {
        try {
            out.write(content);
            bytes += content.length;
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    long bytes() {
        return bytes;
    }

    void complete() {
        try {
            out.close();
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /** What is not complete goes. */
    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private static CommandFailure cannotWrite(Path file, IOException e) {
        return new CommandFailure("cannot write " + file + ": " + e, e);
    }
}
