package org.fusiform.capacity;

import java.io.IOException;
import java.nio.file.Path;
import org.fusiform.capacity.report.Document;

/** Simulates, prints the tables, and writes them with the plots into {@code deploy/CAPACITY.md}. */
public final class Capacity {
    private Capacity() {}

    /** @param arguments the root of the checkout */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path checkout = Path.of(arguments[0]);
        Document document = Document.simulate(checkout);
        document.tables().forEach((name, table) -> System.out.println(name + "\n" + table));
        document.write(checkout);
    }
}
