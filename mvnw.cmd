@echo off
rem Runs Maven: the installed one if it is recent enough, otherwise one fetched once, checked and kept in .m2\wrapper.
rem MVNW_URL names a mirror of the archive; its checksum must be the same. The like of mvnw, for Windows.
setlocal
if not "%JAVA_HOME%"=="" goto find
where java >nul 2>nul
if errorlevel 1 (
  echo mvnw: there is no Java; install a JDK of version 17 or later, or set JAVA_HOME>&2
  exit /b 1
)
:find
set "MVNW_SELF=%~f0"
set "MVNW_MAVEN="
for /f "usebackq delims=" %%m in (`powershell -NoProfile -ExecutionPolicy Bypass -Command "$text = Get-Content -Raw -LiteralPath $env:MVNW_SELF; Invoke-Expression $text.Substring($text.LastIndexOf('#' + ' powershell'))"`) do set "MVNW_MAVEN=%%m"
if "%MVNW_MAVEN%"=="" exit /b 1
call "%MVNW_MAVEN%" %*
exit /b %ERRORLEVEL%

# powershell
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
$wanted = [version]'3.6.3'
$version = '3.9.16'
$url = if ($env:MVNW_URL) { $env:MVNW_URL } else { "https://archive.apache.org/dist/maven/maven-3/$version/binaries/apache-maven-$version-bin.tar.gz" }
$sha512 = '831a8591fe20c8243b1dbe7d71e3244f31d1665b0804b2e825e38cbbe5ce0cafb8338851f90780735568773e0a6cd07bbec107cda0b896b008b861075358b6f6'
$kept = Join-Path $HOME ".m2\wrapper\apache-maven-$version"

function Fail($message) {
  [Console]::Error.WriteLine("mvnw: $message")
  exit 1
}

$installed = Get-Command mvn.cmd -ErrorAction SilentlyContinue
if ($installed) {
  $told = (& $installed.Source --version 2>$null | Out-String)
  if ($told -match 'Apache Maven (\d+\.\d+\.\d+)' -and [version]$Matches[1] -ge $wanted) {
    $installed.Source
    exit 0
  }
}
if (-not (Test-Path (Join-Path $kept 'bin\mvn.cmd'))) {
  # Everything happens in a directory of this process and is moved in one step, so that two may run at once.
  $draft = "$kept.$PID"
  New-Item -ItemType Directory -Force $draft | Out-Null
  try {
    [Console]::Error.WriteLine("mvnw: fetching Maven $version")
    $archive = Join-Path $draft 'maven.tar.gz'
    Invoke-WebRequest -UseBasicParsing -Uri $url -OutFile $archive
    if ((Get-FileHash -Algorithm SHA512 $archive).Hash -ne $sha512) { Fail "the file at $url has not the expected checksum" }
    & (Join-Path $env:SystemRoot 'System32\tar.exe') -xzf $archive -C $draft
    if ($LASTEXITCODE -ne 0) { Fail "could not unpack $archive" }
    if (-not (Test-Path $kept)) { Move-Item (Join-Path $draft "apache-maven-$version") $kept }
  } finally {
    Remove-Item -Recurse -Force $draft
  }
}
Join-Path $kept 'bin\mvn.cmd'
