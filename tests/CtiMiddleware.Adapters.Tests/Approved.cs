using System.Runtime.CompilerServices;

namespace CtiMiddleware.Adapters.Tests;

/// <summary>Compares with a checked-in text. With CTI_UPDATE_DOCS=1 it writes the text instead, for a person to read before it is committed.</summary>
public static class Approved
{
    public static void Equal(string file, string actual, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, file);
        if (Environment.GetEnvironmentVariable("CTI_UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }
        Assert.True(File.Exists(path), $"{file} is missing; run with CTI_UPDATE_DOCS=1 and read what it writes.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
