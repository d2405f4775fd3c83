package org.fusiform.cli.up;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.fusiform.cli.terminal.OneLine;

/** The end of a service's log, where its last reason is. */
final class LogTail {
    private static final int BYTES = 64 << 10;

    private LogTail() {}

    /** The innermost cause, else the last error, else the last line; empty for an empty log. */
    static String reason(Path log) {
        List<String> lines;
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(BYTES, file.length())];
            file.seek(file.length() - end.length);
            file.readFully(end);
            lines = new String(end, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
        String cause = last(lines, line -> line.startsWith("Caused by: "));
        String error = last(lines, line -> line.contains("ERROR"));
        String any = last(lines, line -> !line.isBlank() && !line.startsWith("\tat "));
        return OneLine.of(!cause.isEmpty() ? cause : !error.isEmpty() ? error : any);
    }

    private static String last(List<String> lines, Predicate<String> wanted) {
        return lines.reversed().stream().filter(wanted).findFirst().orElse("");
    }
}
