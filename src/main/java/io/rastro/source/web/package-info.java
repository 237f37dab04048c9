/** Where connected systems deliver. */
@org.jspecify.annotations.NullMarked
package io.rastro.source.web;
