/**
 * What a model costs per example on hardware that works where spikes are: additions,
 * multiplications and weight reads, counted from the spikes of a run, and their energy by a table
 * that anyone may replace. Knows shapes and counts; runs no network.
 */
@NullMarked
package spikeloom.evaluation.energy;

import org.jspecify.annotations.NullMarked;
