/** Tries the whole program with kills, damaged files, greedy plans and bad disks; run by hand. */
@org.jspecify.annotations.NullMarked
package spikeloom.campaign;
