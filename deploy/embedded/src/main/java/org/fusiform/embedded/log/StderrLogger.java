package org.fusiform.embedded.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Warnings and errors to stderr, one line each and the stack trace below. */
final class StderrLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    StderrLogger(String name) {
        this.name = name;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return false;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String message, Object[] arguments, Throwable failure) {
        var text = new StringWriter();
        var lines = new PrintWriter(text);
        lines.printf(
                "%s %s %s %s%n",
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                level,
                name,
                MessageFormatter.basicArrayFormat(message, arguments));
        if (failure != null) {
            failure.printStackTrace(lines);
        }
        // One call, so that lines of several threads do not mix.
        System.err.print(text);
    }
}
