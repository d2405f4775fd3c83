package org.fusiform.cli.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.Supplier;
import org.fusiform.cli.progress.Progress;

/** A request body of known length that tells how much of it has gone. */
public final class Upload {
    private Upload() {}

    /** @param content opened once per attempt to send it */
    public static BodyPublisher of(Supplier<InputStream> content, long length, Progress progress) {
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> new Counting(content.get(), length, progress));
        return length == 0 ? BodyPublishers.noBody() : BodyPublishers.fromPublisher(stream, length);
    }

    private static final class Counting extends FilterInputStream {
        private final long length;
        private final Progress progress;
        private long sent;

        Counting(InputStream content, long length, Progress progress) {
            super(content);
            this.length = length;
            this.progress = progress;
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            int read = content(into, offset, count);
            sent += Math.max(0, read);
            if (sent == length) {
                progress.note("sent; the gateway checks it");
            }
            progress.at(sent, length);
            return read;
        }

        private int content(byte[] into, int offset, int count) throws IOException {
            try {
                return super.read(into, offset, count);
            } catch (IOException e) {
                throw new UnreadableContent(e);
            }
        }
    }
}
