package org.fusiform.embedded.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.checksum.ChecksumValidatingInputStream;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * S3Proxy's file system store, which takes a large object that comes with its checksum without hashing it once more: MD5, by
 * which it names objects, is two fifths of what a put costs, and S3 does not promise that an ETag is one. The file that it
 * writes is what S3Proxy itself would write, and read, of an object in parts.
 */
final class ChecksummedPuts extends ForwardingBlobStore {
    /** S3Proxy's names of what it keeps with a file. */
    private static final String ETAG = "user.content-md5";

    private static final String CONTENT_TYPE = "user.content-type";
    private static final String METADATA = "user.user-metadata.";

    /** Neither S3Proxy's own files nor anything that is more than the names of folders and a file. */
    private static final Pattern ORDINARY = Pattern.compile("[^./][^/]*(/[^./][^/]*)*");

    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));

    private static final long LARGE = 1 << 16;
    private static final int PIECE = 1 << 18;

    private final String bucket;
    private final Path folder;
    private final boolean attributed;

    /** @param root an existing folder */
    ChecksummedPuts(Path root, String bucket) throws IOException {
        super(new FilesystemNio2BlobStore(root.toString()));
        this.bucket = bucket;
        this.folder = root.resolve(bucket);
        this.attributed = Files.getFileStore(root).supportsFileAttributeView(UserDefinedFileAttributeView.class);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        return attributed && content instanceof ChecksumValidatingInputStream && isPlain(request)
                ? put(request, content)
                : super.putBlob(request, content);
    }

    /** Large, and nothing but a key, a type and metadata. */
    private boolean isPlain(PutObjectRequest request) {
        PutObjectRequest plain = PutObjectRequest.builder()
                .bucket(bucket)
                .key(request.key())
                .contentLength(request.contentLength())
                .contentType(request.contentType())
                .metadata(request.metadata())
                .build();
        return request.equals(plain)
                && request.contentLength() >= LARGE
                && ORDINARY.matcher(request.key()).matches();
    }

    private PutObjectResponse put(PutObjectRequest request, InputStream content) {
        Path file = folder.resolve(request.key());
        // As S3Proxy names what is not whole yet: InterruptedPuts knows it.
        Path part = file.resolveSibling(file.getFileName() + "-" + UUID.randomUUID());
        try {
            Files.createDirectories(file.getParent());
            try {
                String etag = write(part, content);
                describe(part, request, etag);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return PutObjectResponse.builder().eTag(etag).build();
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + request.key(), e);
        }
    }

    /** In larger pieces than come from the connection; the ETag. */
    private static String write(Path part, InputStream content) throws IOException {
        CRC32C sum = new CRC32C();
        long length = 0;
        byte[] piece = new byte[PIECE];
        try (FileChannel channel = FileChannel.open(part, NEW, OWNERS)) {
            for (int bytes; (bytes = content.readNBytes(piece, 0, PIECE)) > 0; length += bytes) {
                sum.update(piece, 0, bytes);
                for (ByteBuffer rest = ByteBuffer.wrap(piece, 0, bytes); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
            }
        }
        return String.format("%016x%016x-1", sum.getValue(), length);
    }

    private static void describe(Path part, PutObjectRequest request, String etag) throws IOException {
        var attributes = Files.getFileAttributeView(part, UserDefinedFileAttributeView.class);
        write(attributes, ETAG, etag);
        if (request.contentType() != null) {
            write(attributes, CONTENT_TYPE, request.contentType());
        }
        for (Map.Entry<String, String> entry : request.metadata().entrySet()) {
            write(attributes, METADATA + entry.getKey(), entry.getValue());
        }
    }

    private static void write(UserDefinedFileAttributeView attributes, String name, String value) throws IOException {
        attributes.write(name, ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
    }
}
