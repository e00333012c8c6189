/**
 * The Neuromorphic Intermediate Representation: graphs of neurons and their connections, as files
 * and as a reference simulation. It knows graphs, not the networks of this program.
 */
@NullMarked
package spikeloom.nir;

import org.jspecify.annotations.NullMarked;
