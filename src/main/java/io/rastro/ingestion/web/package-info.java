/** The doors data comes in by: the API for programs, the pages for people. */
@NullMarked
package io.rastro.ingestion.web;

import org.jspecify.annotations.NullMarked;
