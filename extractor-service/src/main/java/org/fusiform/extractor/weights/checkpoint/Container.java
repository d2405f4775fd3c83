package org.fusiform.extractor.weights.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fusiform.extractor.weights.safetensors.Safetensors;
import org.fusiform.extractor.weights.tensor.CheckpointFile;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;
import org.fusiform.extractor.weights.tensor.StoredTensor;
import org.fusiform.extractor.weights.torch.TorchLegacy;
import org.fusiform.extractor.weights.torch.TorchTar;
import org.fusiform.extractor.weights.torch.TorchZip;

/** The formats checkpoints come in, told apart by their first bytes; a file's name says nothing. */
enum Container {
    /** torch.save since PyTorch 1.6, and TorchScript. */
    TORCH_ZIP,
    TORCH_LEGACY,
    TORCH_TAR,
    SAFETENSORS;

    private static final int LOOKED_AT = 512;
    private static final int TAR_MAGIC_AT = 257;
    /** LONG1 of ten bytes: the number 0x1950a86a20f9469cfc6c. */
    private static final String TORCH_MAGIC = "\u008a\n\u006c\u00fc\u009c\u0046\u00f9\u0020\u006a\u00a8\u0050\u0019.";

    private static final Map<String, String> OTHERS = Map.of(
            "version https://git-lfs", "it is a Git LFS pointer, not the file it stands for: run git lfs pull",
            "<", "it is a web page or XML, not a checkpoint: the download gave an error page",
            "{", "it is a JSON document, perhaps the index of a checkpoint in parts: bring the checkpoint itself",
            "\u001f\u008b", "it is compressed with gzip: unpack it",
            "\u0089HDF", "it is an HDF5 file, as Keras writes: only PyTorch's formats and safetensors are read",
            "\u0080", "it is a Python pickle that torch.save did not write");

    /** Recognises the format, or says what the file is instead. */
    static Container of(CheckpointFile file) throws IOException {
        ByteBuffer start = file.read(0, (int) Math.min(LOOKED_AT, file.size()));
        String text = new String(start.array(), StandardCharsets.ISO_8859_1);
        if (text.isEmpty()) {
            throw new CheckpointRefused("it is empty");
        }
        if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
            return TORCH_ZIP;
        }
        if (isLegacy(text)) {
            return TORCH_LEGACY;
        }
        if (text.startsWith("ustar", TAR_MAGIC_AT)) {
            return TORCH_TAR;
        }
        if (text.startsWith("{", Long.BYTES)) {
            return SAFETENSORS;
        }
        throw new CheckpointRefused(otherwise(text));
    }

    List<StoredTensor> tensors(CheckpointFile file) throws IOException {
        return switch (this) {
            case TORCH_ZIP -> TorchZip.tensors(file);
            case TORCH_LEGACY -> TorchLegacy.tensors(file);
            case TORCH_TAR -> TorchTar.tensors(file);
            case SAFETENSORS -> Safetensors.tensors(file);
        };
    }

    /** The magic number is the first thing pickled, behind the protocol and, since protocol 4, a frame. */
    private static boolean isLegacy(String text) {
        return text.startsWith(TORCH_MAGIC, 2) || text.startsWith(TORCH_MAGIC, 11);
    }

    private static String otherwise(String text) {
        String stripped = text.replaceFirst("^(\u00ef\u00bb\u00bf)?[ \\t\\r\\n]*", "");
        return OTHERS.entrySet().stream()
                .filter(other -> stripped.toLowerCase(Locale.ROOT)
                        .startsWith(other.getKey().toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("it is no checkpoint: neither torch.save, TorchScript nor safetensors wrote it");
    }
}
