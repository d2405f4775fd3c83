package org.fusiform.extractor.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small TorchScript files. */
public final class TinyScript {
    /** A feature layer and a vector layer. */
    public static final byte[] DICT = ScriptWriter.archive("Dict[str, Tensor]", """
                o = annotate(Dict[str, Tensor], {})
                x0 = torch.relu(x)
                torch._set_item(o, "relu", x0)
                x1 = torch.flatten(x, 1)
                torch._set_item(o, "flat", x1)
                return o
            """);

    /** What most saved networks return. */
    public static final byte[] TENSOR = ScriptWriter.archive("Tensor", "    return torch.relu(x)\n");

    /** A transformer's tokens: neither feature maps nor a vector. */
    public static final byte[] RANK_3 = ScriptWriter.archive("Dict[str, Tensor]", """
                o = annotate(Dict[str, Tensor], {})
                x0 = torch.flatten(x, 2)
                torch._set_item(o, "tokens", x0)
                return o
            """);

    /** Asks for 2^49 bytes for every stimulus but the first: more than any machine gives. */
    public static final byte[] GREEDY = ScriptWriter.archive("Dict[str, Tensor]", """
                n = torch.sub(torch.size(x, 0), 1)
                space = torch.zeros([torch.add(torch.mul(n, 140737488355328), 1)])
                o = annotate(Dict[str, Tensor], {})
                torch._set_item(o, "relu", torch.add(torch.relu(x), torch.select(space, 0, 0)))
                return o
            """);

    private TinyScript() {}

    /** Means over squares of the image, times the factor: 192 units, as maps and as a vector. */
    public static byte[] means(double factor) {
        return ScriptWriter.archive("Dict[str, Tensor]", """
                    o = annotate(Dict[str, Tensor], {})
                    x0 = torch.avg_pool2d(x, [28, 28], [28, 28], [0, 0], False, True, None)
                    x1 = torch.mul(x0, %s)
                    torch._set_item(o, "means", x1)
                    x2 = torch.flatten(torch.relu(x1), 1)
                    torch._set_item(o, "flat", x2)
                    return o
                """.formatted(factor));
    }

    public static Path write(Path directory, byte[] archive) throws IOException {
        return Files.write(Files.createTempFile(directory, "tiny", ".pt"), archive);
    }
}
