/** The same networks in PyTorch, run by python3 and set beside the figures of a benchmark. */
@NullMarked
package spikeloom.app.bench.peer;

import org.jspecify.annotations.NullMarked;
