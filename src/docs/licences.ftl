<#-- The page src/docs/licences.md, filled by license-maven-plugin -->
# Licences of what Rastro is delivered with

Rastro itself is under the [Apache License 2.0](../../LICENSE). All that it brings goes with that; the build refuses a
package whose licence is none of these, and fails where this page is out of date.

- Where two licences are named, either may be chosen. Rastro takes EPL-2.0 of EPL-2.0 and LGPL-2.1 or GPL-2.0 with
  Classpath Exception.
- `jlayer` and `jorbis` (LGPL-2.1) are used as they are, each a file of its own in the jar, which anybody may replace.
- `zxcvbn` (MIT) brings lists of common passwords and words, made by Dropbox, by which passwords are refused.
- Generated static files: letters of Inter (OFL-1.1, its text beside the files) and some icons of Tabler Icons (MIT).
- The jar is delivered without PostgreSQL. The trial jar brings its binaries as `io.zonky.test.postgres` builds them
  (packaging Apache-2.0): PostgreSQL (PostgreSQL License) with the libraries it links to, by platform: ICU (Unicode
  License), OpenSSL (OpenSSL License or Apache-2.0), zlib, lz4 and zstd (BSD-like), libxml2 and libxslt (MIT), XZ's liblzma
  (0BSD or public domain), Kerberos (MIT), OSSP uuid (MIT-like), and on macOS and Windows GNU libiconv and libintl (LGPL-2.1),
  as files of their own.
- Tests, not delivered, run FFmpeg (GPL-3.0) as a program.

| package | licence |
|---|---|
<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
<#assign licences = entry.getValue()/>
| `${project.groupId}:${project.artifactId}` ${project.version} | <#list licences as licence>${licence}<#if licence_has_next>, </#if></#list> |
</#list>
