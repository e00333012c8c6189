/** Tests of the documentation: generated pages, documented commands, links. */
@org.jspecify.annotations.NullMarked
package spikeloom.docs;
