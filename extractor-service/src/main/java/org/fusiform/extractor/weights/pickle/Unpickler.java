package org.fusiform.extractor.weights.pickle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusiform.extractor.weights.pickle.Pickled.Constant;
import org.fusiform.extractor.weights.pickle.Pickled.Global;
import org.fusiform.extractor.weights.pickle.Pickled.Instance;
import org.fusiform.extractor.weights.pickle.Pickled.Mapping;
import org.fusiform.extractor.weights.pickle.Pickled.Sequence;
import org.fusiform.extractor.weights.pickle.Pickled.Text;
import org.fusiform.extractor.weights.pickle.Pickled.Whole;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;

/**
 * Python's pickle machine, protocols 2 to 5, without Python: what a pickle would import and call becomes data if the
 * {@link Vocabulary} knows its name, and is refused if not. Every step takes bounded memory and their number is bounded;
 * nothing recurses.
 */
public final class Unpickler {
    /** Forty a tensor are usual. */
    private static final int MOST_STEPS = 1_000_000;

    private static final int HIGHEST_PROTOCOL = 5;
    private static final char STOP = '.';

    private final PickleInput in;
    private final Vocabulary vocabulary;
    private final PersistentIds persistentIds;
    private final PickleStack stack = new PickleStack();
    private final Map<Long, Pickled> memo = new HashMap<>();
    private long steps;

    private Unpickler(PickleInput in, Vocabulary vocabulary, PersistentIds persistentIds) {
        this.in = in;
        this.vocabulary = vocabulary;
        this.persistentIds = persistentIds;
    }

    /** Reads one pickle and leaves {@code in} behind it. */
    public static Pickled read(PickleInput in, Vocabulary vocabulary, PersistentIds persistentIds) throws IOException {
        return new Unpickler(in, vocabulary, persistentIds).run();
    }

    private Pickled run() throws IOException {
        for (int opcode = in.unsignedByte(); opcode != STOP; opcode = in.unsignedByte()) {
            charge(1);
            step(opcode);
        }
        return stack.pop();
    }

    private void charge(long more) {
        steps += more;
        if (steps > MOST_STEPS) {
            throw new CheckpointRefused("its pickle takes more than " + MOST_STEPS + " steps");
        }
    }

    private void step(int opcode) throws IOException {
        switch (opcode) {
            case 0x80 -> requireProtocol(in.unsignedByte());
            case 0x95 -> in.skip(8); // FRAME: a hint for reading ahead
            case '(' -> stack.mark();
            case '0' -> drop();
            case '1' -> stack.popToMark();
            case '2' -> stack.push(stack.top());
            case 'N' -> stack.push(Constant.NONE);
            case 0x88, 0x89 -> stack.push(Constant.OTHER); // True, False
            case 'J' -> stack.push(new Whole(in.signedInt()));
            case 'K' -> stack.push(new Whole(in.unsignedByte()));
            case 'M' -> stack.push(new Whole(in.unsignedShort()));
            case 0x8a -> stack.push(whole(in.unsignedByte()));
            case 0x8b -> stack.push(whole(in.signedInt()));
            case 'G' -> pushOther(8);
            case 'X' -> stack.push(new Text(in.text(in.unsignedInt())));
            case 0x8c -> stack.push(new Text(in.text(in.unsignedByte())));
            case 0x8d -> stack.push(new Text(in.text(in.signedLong())));
            case 'T' -> stack.push(new Text(in.text(in.signedInt()))); // str of Python 2
            case 'U' -> stack.push(new Text(in.text(in.unsignedByte())));
            case 'B' -> pushOther(in.unsignedInt()); // bytes
            case 'C' -> pushOther(in.unsignedByte());
            case 0x8e, 0x96 -> pushOther(in.signedLong());
            case ']' -> stack.push(new Sequence(new ArrayList<>(0)));
            case ')' -> stack.push(new Sequence(new ArrayList<>(0)));
            case '}' -> stack.push(new Mapping(new LinkedHashMap<>()));
            case 0x8f -> stack.push(Constant.OTHER); // a set
            case 'l', 't' -> stack.push(new Sequence(stack.popToMark()));
            case 0x85 -> stack.push(new Sequence(popped(1)));
            case 0x86 -> stack.push(new Sequence(popped(2)));
            case 0x87 -> stack.push(new Sequence(popped(3)));
            case 'd' -> pushMapping(stack.popToMark());
            case 0x91 -> pushFrozenSet();
            case 'a' -> append(popped(1));
            case 'e', 0x90 -> append(stack.popToMark());
            case 's' -> setItems(popped(2));
            case 'u' -> setItems(stack.popToMark());
            case 'h' -> recall(in.unsignedByte());
            case 'j' -> recall(in.unsignedInt());
            case 'q' -> memo.put((long) in.unsignedByte(), stack.top());
            case 'r' -> memo.put(in.unsignedInt(), stack.top());
            case 0x94 -> memo.put((long) memo.size(), stack.top());
            case 'c' -> stack.push(vocabulary.named(in.line(), in.line()));
            case 0x93 -> pushGlobalFromStack();
            case 'R', 0x81 -> construct(popped(2)); // call, or make an object of a class
            case 'b' -> build(stack.pop(), stack.top());
            case 'Q' -> stack.push(persistentIds.resolve(stack.pop()));
            default ->
                throw new CheckpointRefused(
                        "its pickle has the opcode 0x%02x at byte %d of the file, which checkpoints do not use"
                                .formatted(opcode, in.position() - 1));
        }
    }

    private static void requireProtocol(int protocol) {
        if (protocol > HIGHEST_PROTOCOL) {
            throw new CheckpointRefused("its pickle has protocol " + protocol + "; up to 5 is known");
        }
    }

    private void drop() {
        if (stack.markOnTop()) {
            stack.popMark();
        } else {
            stack.pop();
        }
    }

    private void pushOther(long length) throws IOException {
        in.skip(length);
        stack.push(Constant.OTHER);
    }

    private void pushFrozenSet() {
        stack.popToMark();
        stack.push(Constant.OTHER);
    }

    /** Little-endian, two's complement; one that does not fit 64 bits is no size of a tensor. */
    private Pickled whole(int length) throws IOException {
        byte[] bytes = in.bytes(length);
        if (length > Long.BYTES) {
            return Constant.OTHER;
        }
        long value = length > 0 && bytes[length - 1] < 0 ? -1 : 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return new Whole(value);
    }

    /** The topmost {@code count} values, oldest first. */
    private List<Pickled> popped(int count) {
        List<Pickled> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.addFirst(stack.pop());
        }
        return values;
    }

    private void pushMapping(List<Pickled> keysAndValues) {
        stack.push(new Mapping(new LinkedHashMap<>()));
        setItems(keysAndValues);
    }

    private void append(List<Pickled> items) {
        if (stack.top() instanceof Sequence sequence) {
            sequence.items().addAll(items);
        } else if (stack.top() != Constant.OTHER) {
            throw damaged("appends to what is no list");
        }
    }

    private void setItems(List<Pickled> keysAndValues) {
        if (keysAndValues.size() % 2 != 0) {
            throw damaged("has a key without a value");
        }
        if (stack.top() instanceof Mapping mapping) {
            for (Iterator<Pickled> next = keysAndValues.iterator(); next.hasNext(); ) {
                put(mapping, next.next(), next.next());
            }
        } else if (stack.top() != Constant.OTHER) {
            throw damaged("sets an entry of what is no dict");
        }
    }

    private static void put(Mapping mapping, Pickled key, Pickled value) {
        if (key instanceof Text text) {
            mapping.entries().put(text.value(), value);
        }
    }

    private void recall(long index) {
        Pickled value = memo.get(index);
        if (value == null) {
            throw damaged("recalls a value that it never kept");
        }
        stack.push(value);
    }

    private void pushGlobalFromStack() {
        if (stack.pop() instanceof Text name && stack.pop() instanceof Text module) {
            stack.push(vocabulary.named(module.value(), name.value()));
        } else {
            throw damaged("imports what is no name");
        }
    }

    private void construct(List<Pickled> callableAndArguments) {
        if (callableAndArguments.getFirst() instanceof Global global
                && callableAndArguments.getLast() instanceof Sequence arguments) {
            // What it copies counts as steps, or a pickle could have one long list copied again and again.
            for (Pickled argument : arguments.items()) {
                charge(argument instanceof Sequence sequence ? sequence.items().size() : 1);
            }
            stack.push(global.constructor().of(arguments.items()));
        } else {
            throw damaged("calls what is no constructor");
        }
    }

    /** Only modules and old Parameters have a state that is read; that of others holds hooks and metadata. */
    private static void build(Pickled state, Pickled target) {
        if (target instanceof Instance instance) {
            instance.restore(state);
        }
    }

    private static CheckpointRefused damaged(String what) {
        return new CheckpointRefused("its pickle " + what + ": the file is damaged");
    }
}
