package org.fusiform.embedded.leash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fusiform.embedded.EmbeddedSystem;
import org.fusiform.embedded.Part;

/** A process to be killed: holds a leashed child and a parts JVM, and prints their process ids. */
public final class Owner {
    private Owner() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        LeashedProcess child =
                Leash.of(List.of("sleep", "600"), folder.resolve("child.log")).start();
        EmbeddedSystem parts = EmbeddedSystem.start(folder.resolve("data"), Part.parse("postgres"));
        System.out.println(child.pid() + " " + parts.pid());
        child.onExit().join();
    }
}
