@echo off
rem Runs the project's Maven: the one fetched earlier, else fetches it (checksum in
rem .mvn\wrapper\maven-wrapper.properties). Needs a JDK of 17 or later only.
setlocal
set "HERE=%~dp0"
for /f "tokens=1,* delims==" %%a in (%HERE%.mvn\wrapper\maven-wrapper.properties) do (
  if "%%a"=="distributionUrl" set "URL=%%b"
  if "%%a"=="distributionSha512Sum" set "SUM=%%b"
)
for %%f in ("%URL:/=\%") do set "ZIP=%%~nxf"
set "NAME=%ZIP:-bin.zip=%"
set "DISTS=%USERPROFILE%\.m2"
if defined MAVEN_USER_HOME set "DISTS=%MAVEN_USER_HOME%"
set "HOME_OF_MAVEN=%DISTS%\wrapper\dists\%NAME%"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if not exist "%HOME_OF_MAVEN%\bin\mvn.cmd" (
  echo mvnw: fetching %NAME% 1>&2
  "%JAVA%" "%HERE%.mvn\wrapper\FetchMaven.java" "%URL%" "%SUM%" "%HOME_OF_MAVEN%" || exit /b 1
)
call "%HOME_OF_MAVEN%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%
