@NullMarked
package io.rastro.source.web;

import org.jspecify.annotations.NullMarked;
