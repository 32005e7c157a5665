@echo off
rem The command line for any Quarkus project: see 'retort --help'.
rem JAVA_HOME: the Java to run on; otherwise the one on the PATH. JAVA_OPTS: further options for it.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dretort.run=true "-Dretort.lib=%~dp0..\lib" -cp "%~dp0..\lib\*" dev.retort.launcher.Launcher %*
exit /b %errorlevel%
