@echo off
rem Starts SpikeLoom; builds it first where that has not been done. SPIKELOOM_NO_BUILD=1 never builds.
setlocal
set "HOME_OF_SPIKELOOM=%~dp0"
set "BUILT=%HOME_OF_SPIKELOOM%app\target\built"
set "LOCK=%HOME_OF_SPIKELOOM%app\target\build.lock"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
where "%JAVA%" >nul 2>nul || if not exist "%JAVA%.exe" (
  echo spikeloom: no Java found: install a JDK of version 17 or later, or set JAVA_HOME. 1>&2
  exit /b 1
)
if not "%~1"=="" for %%w in (%*) do if "%%~w"=="--master" (
  echo spikeloom: --master needs Apache Spark, which this launcher starts on Linux and macOS only: share the work with --shard instead. 1>&2
  exit /b 2
)
if exist "%BUILT%" goto start
if defined SPIKELOOM_NO_BUILD (
  echo spikeloom: SpikeLoom is not built yet, and SPIKELOOM_NO_BUILD is set. Run in "%HOME_OF_SPIKELOOM%": 1>&2
  echo mvnw.cmd -q -B -Dquick -Dmaven.test.skip=true package 1>&2
  echo and after it: echo built^> app\target\built 1>&2
  exit /b 1
)
if not exist "%HOME_OF_SPIKELOOM%app\target" mkdir "%HOME_OF_SPIKELOOM%app\target" 2>nul
if not exist "%HOME_OF_SPIKELOOM%app\target" (
  echo spikeloom: SpikeLoom is not built yet, and "%HOME_OF_SPIKELOOM%app\target" cannot be created. 1>&2
  exit /b 1
)

rem Windows lets one process at a time redirect to a file: that is the lock, and it ends with the process.
set "RESULT="
set "WAITING="
:lock
8>&2 2>nul (9>"%LOCK%" (2>&8 call :build))
if not defined RESULT (
  if not defined WAITING echo spikeloom: waiting for another build of "%HOME_OF_SPIKELOOM%" to finish, or for the permission to write there. 1>&2
  set "WAITING=yes"
  ping -n 2 127.0.0.1 >nul
  goto lock
)
if not "%RESULT%"=="0" exit /b 1

:start
rem A Java without the module of vectors would refuse to start; the kernels then run plain loops.
set "VECTORS="
"%JAVA%" --list-modules 2>nul | findstr /b /c:"jdk.incubator.vector" >nul && set "VECTORS=--add-modules=jdk.incubator.vector"
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
"%JAVA%" -Dspikeloom.terminal=true %VECTORS% -XX:+IgnoreUnrecognizedVMOptions ^
  -XX:ObjectAlignmentInBytes=64 -Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0 ^
  -XX:CompileCommandFile="%HOME_OF_SPIKELOOM%app\target\classes\kernels.compile" ^
  -Djava.util.logging.config.file="%HOME_OF_SPIKELOOM%app\target\classes\logging.properties" ^
  -cp "%HOME_OF_SPIKELOOM%app\target\spikeloom-app.jar;%HOME_OF_SPIKELOOM%app\target\lib\*" ^
  spikeloom.app.Main %*
exit /b %ERRORLEVEL%

:build
set "RESULT=1"
if exist "%BUILT%" (
  set "RESULT=0"
  exit /b 0
)
echo Building SpikeLoom (the first time takes a minute or two: libraries are downloaded) ... 1>&2
pushd "%HOME_OF_SPIKELOOM%"
call mvnw.cmd -q -B -Dquick -Dmaven.test.skip=true package
if errorlevel 1 (
  echo spikeloom: the build failed; the lines above say why. 1>&2
) else (
  echo built> "%BUILT%"
  set "RESULT=0"
)
popd
exit /b 0
