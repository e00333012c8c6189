/**
 * What a trained model is worth: metrics over a split, reconstructions one by one. The judge that
 * reads them is in {@code evaluation.dl4j}, the cost of an example in {@code evaluation.energy}.
 */
@NullMarked
package spikeloom.evaluation;

import org.jspecify.annotations.NullMarked;
