package org.fusiform.extractor.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes TorchScript files of a module without parameters, as torch.jit.save lays them out. */
public final class TinyScript {
    /** A feature layer and a vector layer. */
    public static final String DICT = forward("Dict[str, Tensor]", """
                o = annotate(Dict[str, Tensor], {})
                x0 = torch.relu(x)
                torch._set_item(o, "relu", x0)
                x1 = torch.flatten(x, 1)
                torch._set_item(o, "flat", x1)
                return o
            """);

    /** What most saved networks return. */
    public static final String TENSOR = forward("Tensor", "    return torch.relu(x)\n");

    /** A transformer's tokens: neither feature maps nor a vector. */
    public static final String RANK_3 = forward("Dict[str, Tensor]", """
                o = annotate(Dict[str, Tensor], {})
                x0 = torch.flatten(x, 2)
                torch._set_item(o, "tokens", x0)
                return o
            """);

    /** Asks for 2^49 bytes for every stimulus but the first: more than any machine gives. */
    public static final String GREEDY = forward("Dict[str, Tensor]", """
                n = torch.sub(torch.size(x, 0), 1)
                space = torch.zeros([torch.add(torch.mul(n, 140737488355328), 1)])
                o = annotate(Dict[str, Tensor], {})
                torch._set_item(o, "relu", torch.add(torch.relu(x), torch.select(space, 0, 0)))
                return o
            """);

    private TinyScript() {}

    public static Path write(Path directory, String code) throws IOException {
        Path file = Files.createTempFile(directory, "tiny", ".pt");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            store(zip, "tiny/data.pkl", module());
            store(zip, "tiny/code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
            // An empty tuple: protocol 2, EMPTY_TUPLE, STOP.
            store(zip, "tiny/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            store(zip, "tiny/version", "3\n".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static String forward(String type, String body) {
        return "class Tiny(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n"
                + "  def forward(self: __torch__.Tiny,\n    x: Tensor) -> " + type + ":\n" + body;
    }

    /** Pickle of an instance of __torch__.Tiny whose state is {"training": False}. */
    private static byte[] module() throws IOException {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        pickle.write(new byte[] {(byte) 0x80, 2});
        pickle.write("c__torch__\nTiny\n".getBytes(StandardCharsets.UTF_8));
        pickle.write(")\u0081}(".getBytes(StandardCharsets.ISO_8859_1));
        pickle.write(new byte[] {'X', 8, 0, 0, 0});
        pickle.write("training".getBytes(StandardCharsets.UTF_8));
        pickle.write(new byte[] {(byte) 0x89, 'u', 'b', '.'});
        return pickle.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
