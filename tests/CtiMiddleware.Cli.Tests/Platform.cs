// The stand-in for cti-sim is a shell script, and the configuration file's mode is Unix's.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
