package org.fusiform.embedded.leash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void aPortIsFreeUntilSomeoneListens() throws Exception {
        int port = FreePorts.next();

        try (ServerSocket listener = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(listener.isBound()).isTrue();
            assertThat(FreePorts.isFree(port)).isFalse();
        }
        assertThat(FreePorts.isFree(port)).isTrue();
    }

    @Test
    void aPortIsKeptFromOtherProcessesUntilTheOneThatDrewItEnds() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Drawing.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int port = Integer.parseInt(other.inputReader().readLine());

        assertThat(FreePorts.isFree(port)).isTrue();
        assertThat(FreePorts.take(port)).isFalse();

        other.getOutputStream().close();
        other.waitFor();

        assertThat(FreePorts.take(port)).isTrue();
        assertThat(FreePorts.take(port)).isTrue();
    }

    /** Draws a port, prints it, and stays until its stdin ends. */
    static final class Drawing {
        public static void main(String[] arguments) throws Exception {
            System.out.println(FreePorts.next());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
