package org.fusiform.extractor.weights.pickle;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.extractor.weights.tensor.CheckpointRefused;

/** The values a pickle is working on, in groups that begin at marks. */
final class PickleStack {
    private final List<Pickled> values = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();

    void push(Pickled value) {
        values.add(value);
    }

    /** The topmost value, which lies above the last mark. */
    Pickled top() {
        if (values.size() <= floor()) {
            throw new CheckpointRefused("its pickle uses a value that it never made: the file is damaged");
        }
        return values.getLast();
    }

    Pickled pop() {
        Pickled top = top();
        values.removeLast();
        return top;
    }

    void mark() {
        marks.add(values.size());
    }

    /** All values above the last mark, oldest first, and the mark. */
    List<Pickled> popToMark() {
        if (marks.isEmpty()) {
            throw new CheckpointRefused("its pickle ends a group that it never began: the file is damaged");
        }
        List<Pickled> group = values.subList(marks.removeLast(), values.size());
        List<Pickled> taken = new ArrayList<>(group);
        group.clear();
        return taken;
    }

    /** Whether the last mark lies on top. */
    boolean markOnTop() {
        return !marks.isEmpty() && marks.getLast() == values.size();
    }

    void popMark() {
        marks.removeLast();
    }

    private int floor() {
        return marks.isEmpty() ? 0 : marks.getLast();
    }
}
