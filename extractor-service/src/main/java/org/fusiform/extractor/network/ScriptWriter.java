package org.fusiform.extractor.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes TorchScript archives as torch.jit.save lays them out. */
public final class ScriptWriter {
    private ScriptWriter() {}

    /**
     * A module without parameters.
     *
     * @param returns type of the forward's result
     * @param body of the forward, whose argument is the tensor {@code x}; each line is indented by four spaces
     */
    static byte[] archive(String returns, String body) {
        String code = "class Script(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n"
                + "  def forward(self: __torch__.Script,\n    x: Tensor) -> " + returns + ":\n" + body;
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try {
            write(archive, code, module(), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive.toByteArray();
    }

    /**
     * Writes a module with parameters.
     *
     * @param code of the module's class
     * @param module pickle of an instance of the class
     * @param storages that its tensors refer to, by their numbers
     */
    public static void write(OutputStream out, String code, byte[] module, Iterable<byte[]> storages)
            throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            store(zip, "data.pkl", module);
            store(zip, "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
            // An empty tuple: protocol 2, EMPTY_TUPLE, STOP.
            store(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            store(zip, "version", "3\n".getBytes(StandardCharsets.UTF_8));
            int number = 0;
            for (byte[] storage : storages) {
                store(zip, "data/" + number++, storage);
            }
        }
    }

    /** Pickle of an instance of __torch__.Script whose state is {"training": False}. */
    private static byte[] module() {
        return "\u0080\u0002c__torch__\nScript\n)\u0081}(X\b\u0000\u0000\u0000training\u0089ub."
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry("script/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
