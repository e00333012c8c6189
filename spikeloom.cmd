@echo off
rem Starts SpikeLoom; builds it first where that has not been done.
setlocal
set "HOME_OF_SPIKELOOM=%~dp0"
set "BUILT=%HOME_OF_SPIKELOOM%app\target\built"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
where "%JAVA%" >nul 2>nul || if not exist "%JAVA%.exe" (
  echo spikeloom: no Java found: install a JDK of version 17 or later, or set JAVA_HOME. 1>&2
  exit /b 1
)
if not exist "%BUILT%" (
  echo Building SpikeLoom ^(the first time takes a minute or two: libraries are fetched^) ... 1>&2
  pushd "%HOME_OF_SPIKELOOM%"
  call mvnw.cmd -q -B -Dquick -Dmaven.test.skip=true package || (
    popd
    echo spikeloom: the build failed; the lines above say why. 1>&2
    exit /b 1
  )
  popd
  echo built> "%BUILT%"
)
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
