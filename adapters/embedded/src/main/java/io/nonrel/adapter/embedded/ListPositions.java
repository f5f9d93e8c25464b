package io.nonrel.adapter.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * In which fields of an index a document had a list, ever: only there the order of the entries isn't that of the documents,
 * and a document can have several. Known before the first such entry can be read. Thread-safe.
 */
final class ListPositions {

    /** Replaced as a whole. */
    private volatile boolean[] found;

    /** What the catalog has; guarded by the database's commit lock. */
    private boolean[] saved;

    /**
     * @param found as the catalog has them; shorter than the index when there are none further on
     */
    ListPositions(List<Boolean> found) {
        boolean[] positions = new boolean[found.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = found.get(i);
        }
        this.found = positions;
        this.saved = positions;
    }

    boolean has(int position) {
        boolean[] now = found;
        return position < now.length && now[position];
    }

    void add(int position) {
        if (!has(position)) {
            mark(position);
        }
    }

    private synchronized void mark(int position) {
        boolean[] more = Arrays.copyOf(found, Math.max(found.length, position + 1));
        more[position] = true;
        found = more;
    }

    boolean isSaved() {
        return found == saved;
    }

    /** All that is known, for the catalog to keep. */
    List<Boolean> save() {
        boolean[] now = found;
        saved = now;
        List<Boolean> all = new ArrayList<>(now.length);
        for (boolean position : now) {
            all.add(position);
        }
        return all;
    }
}
