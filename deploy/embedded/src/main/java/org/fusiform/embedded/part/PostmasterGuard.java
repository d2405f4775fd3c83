package org.fusiform.embedded.part;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** PostgreSQL leaves the process that started it; this shell stops it when our JVM is gone, even by kill -9. */
final class PostmasterGuard implements AutoCloseable {
    private static final String SCRIPT = "trap '' INT HUP TERM; read -r _; kill -INT \"$1\" 2>/dev/null";
    private final Process shell;

    private PostmasterGuard(Process shell) {
        this.shell = shell;
    }

    static PostmasterGuard over(long postmaster) throws IOException {
        return new PostmasterGuard(new ProcessBuilder("/bin/sh", "-c", SCRIPT, "guard", Long.toString(postmaster))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start());
    }

    @Override
    public void close() {
        shell.destroyForcibly();
    }
}
