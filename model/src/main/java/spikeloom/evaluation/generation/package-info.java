/** Measures of generated samples: how far they are from real ones as a set, and how clear. */
@NullMarked
package spikeloom.evaluation.generation;

import org.jspecify.annotations.NullMarked;
