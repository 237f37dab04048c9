<#-- The page src/docs/licences.md, filled by license-maven-plugin -->
# Licences of what Rastro is delivered with

Rastro itself is under the Apache License 2.0. What its jar brings is listed here; the build refuses a package
whose licence is not one of these.

| package | licence |
|---|---|
<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
<#assign licences = entry.getValue()/>
| `${project.groupId}:${project.artifactId}` ${project.version} | <#list licences as licence>${licence}<#if licence_has_next>, </#if></#list> |
</#list>
