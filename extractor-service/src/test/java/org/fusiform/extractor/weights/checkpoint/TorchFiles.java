package org.fusiform.extractor.weights.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Lays state dictionaries out as PyTorch's formats do. */
final class TorchFiles {
    private TorchFiles() {}

    /** A dict of tensors, each name behind {@code prefix}. */
    static byte[] dict(StandIn state, String prefix) {
        PickleBytes pickle = new PickleBytes().steps("}(");
        entries(pickle, state, prefix);
        return pickle.steps("u").stop();
    }

    static void entries(PickleBytes pickle, StandIn state, String prefix) {
        for (StandIn.View view : state.views()) {
            pickle.text(prefix + view.name());
            tensor(pickle, state, view);
        }
    }

    static void tensor(PickleBytes pickle, StandIn state, StandIn.View view) {
        StandIn.Storage storage = state.storages().get(view.storage());
        pickle.global("torch._utils", "_rebuild_tensor_v2")
                .steps("(")
                .storage(view.storage(), storage.torchClass(), storage.values().length)
                .view(view.offset(), view.shape(), view.strides())
                .steps("tR");
    }

    /** torch.save since 1.6. */
    static byte[] zip(byte[] pickle, StandIn state) {
        return archive(members(pickle, state, ByteOrder.LITTLE_ENDIAN));
    }

    static Map<String, byte[]> members(byte[] pickle, StandIn state, ByteOrder order) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("state/data.pkl", pickle);
        state.storages().forEach((key, storage) -> members.put("state/data/" + key, storage.bytes(order)));
        members.put("state/version", "3\n".getBytes(StandardCharsets.US_ASCII));
        return members;
    }

    /** torch.jit.save. */
    static byte[] script(byte[] module, StandIn state) {
        Map<String, byte[]> members = members(module, state, ByteOrder.LITTLE_ENDIAN);
        members.put("state/constants.pkl", new PickleBytes().steps(")").stop());
        return archive(members);
    }

    /** A module whose attributes hold numbers and a submodule {@code visual}, which holds the tensors. */
    static byte[] module(StandIn state) {
        PickleBytes pickle = new PickleBytes();
        pickle.global("__torch__", "Net").raw(')', 0x81, '}', '(');
        pickle.text("training").raw(0x89).text("hook").steps("N");
        pickle.text("sizes")
                .global("torch.jit._pickle", "build_intlist")
                .steps("(](")
                .whole(1)
                .steps("etR");
        pickle.text("visual")
                .global("__torch__.torch.nn.modules.conv", "Visual")
                .raw(')', 0x81, '}', '(');
        entries(pickle, state, "");
        return pickle.steps("ubub").stop();
    }

    static byte[] archive(Map<String, byte[]> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                CRC32 crc = new CRC32();
                crc.update(member.getValue());
                ZipEntry entry = new ZipEntry(member.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(member.getValue().length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(member.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** torch.save before 1.6. */
    static byte[] legacy(byte[] pickle, StandIn state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new PickleBytes()
                .raw(0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19)
                .stop());
        bytes.writeBytes(new PickleBytes().whole(1001).stop());
        bytes.writeBytes(new PickleBytes()
                .steps("}")
                .text("little_endian")
                .raw(0x88, 's')
                .stop());
        bytes.writeBytes(pickle);
        PickleBytes keys = new PickleBytes().steps("](");
        state.storages().keySet().forEach(keys::text);
        bytes.writeBytes(keys.steps("e").stop());
        for (StandIn.Storage storage : state.storages().values()) {
            bytes.writeBytes(int64(storage.values().length));
            bytes.writeBytes(storage.bytes(ByteOrder.LITTLE_ENDIAN));
        }
        return bytes.toByteArray();
    }

    /** The archives of the first versions; all tensors are Parameters with their tensor as state. */
    static byte[] tar(StandIn state) {
        ByteArrayOutputStream storages = new ByteArrayOutputStream();
        storages.writeBytes(new PickleBytes().whole(state.storages().size()).stop());
        state.storages().forEach((key, storage) -> {
            storages.writeBytes(new PickleBytes()
                    .whole(Long.parseLong(key))
                    .text("cpu")
                    .global("torch", storage.torchClass())
                    .raw(0x87)
                    .stop());
            storages.writeBytes(int64(storage.values().length));
            storages.writeBytes(storage.bytes(ByteOrder.LITTLE_ENDIAN));
        });
        // Storage 100 is the last one from its second element on.
        storages.writeBytes(new PickleBytes()
                .steps("]")
                .wholes(List.of(100L, 7L, 1L, 23L))
                .steps("a")
                .stop());
        ByteArrayOutputStream tensors = new ByteArrayOutputStream();
        tensors.writeBytes(new PickleBytes().whole(state.views().size()).stop());
        PickleBytes root =
                new PickleBytes().global("collections", "OrderedDict").steps(")R(");
        for (int i = 0; i < state.views().size(); i++) {
            StandIn.View view = state.views().get(i);
            boolean partial = view.storage().equals("7") && view.offset() > 0;
            tensors.writeBytes(new PickleBytes()
                    .whole(1000 + i)
                    .whole(partial ? 100 : Long.parseLong(view.storage()))
                    .global("torch", "FloatTensor")
                    .raw(0x87)
                    .stop());
            tensors.writeBytes(int64(view.shape().size()));
            view.shape().forEach(side -> tensors.writeBytes(int64(side)));
            view.strides().forEach(stride -> tensors.writeBytes(int64(stride)));
            tensors.writeBytes(int64(partial ? view.offset() - 1 : view.offset()));
            root.text(view.name()).global("torch.nn.parameter", "Parameter").raw(')', 0x81);
            root.steps("(").text(String.valueOf(1000 + i)).steps("QN").raw(0x88, 0x89, 't', 'b');
        }
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tarMember(tar, "sys_info", new PickleBytes().steps("}").stop());
        tarMember(tar, "pickle", root.steps("u").stop());
        tarMember(tar, "tensors", tensors.toByteArray());
        tarMember(tar, "storages", storages.toByteArray());
        tar.writeBytes(new byte[1024]);
        return tar.toByteArray();
    }

    private static void tarMember(ByteArrayOutputStream tar, String name, byte[] content) {
        ByteBuffer header = ByteBuffer.allocate(512);
        header.put(0, name.getBytes(StandardCharsets.US_ASCII));
        header.put(124, "%011o".formatted(content.length).getBytes(StandardCharsets.US_ASCII));
        header.put(257, "ustar".getBytes(StandardCharsets.US_ASCII));
        tar.writeBytes(header.array());
        tar.writeBytes(content);
        tar.writeBytes(new byte[(512 - content.length % 512) % 512]);
    }

    static byte[] int64(long value) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(0, value)
                .array();
    }
}
