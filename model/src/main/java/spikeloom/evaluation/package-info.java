/** What a trained model is worth: metrics over a split, reconstructions one by one. */
@NullMarked
package spikeloom.evaluation;

import org.jspecify.annotations.NullMarked;
