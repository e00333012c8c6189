@echo off
rem Runs the README's test command; with the real data sets where they lie beside the project.
setlocal
cd /d "%~dp0.."
if exist "..\shared\data\" for %%d in ("..\shared\data") do set "SPIKELOOM_DATA=%%~fd"
call mvnw.cmd -B -ntp verify
exit /b %ERRORLEVEL%
